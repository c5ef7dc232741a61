using EndToEnd.Failures;
using EndToEnd.Leaving;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(EndToEnd.FirstTests))]

namespace EndToEnd;

/// <summary>Starts the tests first that take a minute whatever the machine does, so that they pass beside the others and not after them.</summary>
public sealed class FirstTests : ITestCollectionOrderer
{
    private static readonly Type[] first = [typeof(LongJobTests), typeof(HungConnectionTests), typeof(LeavingTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => first.Any(type => collection.TestCollectionDisplayName.Contains(type.FullName!, StringComparison.Ordinal)))];
}
