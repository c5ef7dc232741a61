namespace JsonSchema.Tests;

/// <summary>Numbers that double or decimal arithmetic would round.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("0.1", "0.3", true)]
    [InlineData("2", "9007199254740993", false)]
    [InlineData("3", "333333333333333333333333333333333333", true)]
    [InlineData("3", "333333333333333333333333333333333334", false)]
    [InlineData("5", "123456789012345678901234567890.5", false)]
    [InlineData("0.5", "123456789012345678901234567890.5", true)]
    [InlineData("0.5", "-123456789012345678901234567890.25", false)]
    [InlineData("7", "0e500", true)]
    public void MultipleOf_AnySize_IsExact(string divisor, string number, bool isValid) =>
        Assert.Equal(isValid, Judge.Accepts($$"""{"multipleOf":{{divisor}}}""", number));

    [Theory]
    [InlineData("1234567890123456789012345678901", "1234567890123456789012345678901", true)]
    [InlineData("1234567890123456789012345678901", "1234567890123456789012345678902", false)]
    [InlineData("1234567890123456789012345678901", "12345678901234567890123456789.02e2", false)]
    [InlineData("-1234567890123456789012345678901", "-1234567890123456789012345678902", true)]
    [InlineData("1e-400", "0", true)]
    [InlineData("1e-400", "1.0000000001e-400", false)]
    [InlineData("0", "-1e-400", true)]
    public void Maximum_AnySize_IsExact(string maximum, string number, bool isValid) =>
        Assert.Equal(isValid, Judge.Accepts($$"""{"maximum":{{maximum}}}""", number));

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1.50e1", true)]
    [InlineData("1.5e0", false)]
    [InlineData("10e-1", true)]
    [InlineData("1e-1", false)]
    [InlineData("-0.0", true)]
    [InlineData("12345678901234567890123456789012345678.5", false)]
    public void Integer_HoweverWritten_IsJudgedByValue(string number, bool isValid) => Assert.Equal(isValid, Judge.Accepts("""{"type":"integer"}""", number));

    [Theory]
    [InlineData("[1, 1.0]")]
    [InlineData("[100, 1e2]")]
    [InlineData("[-0, 0.0]")]
    [InlineData("""[{"a":1,"b":[2]}, {"b":[2.0],"a":1}]""")]
    public void UniqueItems_SameValueWrittenDifferently_IsARepetition(string items) => Assert.False(Judge.Accepts("""{"uniqueItems":true}""", items));
}
