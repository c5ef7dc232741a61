#pragma warning disable CA1822, SA1402, CS0169, CS0649, IDE0044, IDE0051, CA1823, CA1812 // Shapes to be read, not to be used.
namespace HeyGen.McpServer.Tests.Layers.Planted;

internal class Target
{
    public static int Count => 1;
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class TargetAttribute : Attribute;

internal sealed class Base : Target;

internal sealed class Field
{
    private readonly Target? target;
}

internal sealed class Parameter
{
    public void Take(Target target)
    {
    }
}

internal sealed class Returned
{
    public Target? Give() => null;
}

internal sealed class GenericArgument
{
    private readonly Dictionary<string, List<Target[]>>? targets;
}

internal sealed class ConstraintOf<T>
    where T : Target;

internal sealed class Body
{
    public int Count() => Target.Count;
}

internal sealed class Lambda
{
    public Func<object> Make() => () => new Target();
}

[Target]
internal sealed class Attributed;
