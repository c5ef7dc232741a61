namespace JsonSchema.Tests;

public sealed class ParseTests
{
    [Theory]
    [InlineData("""{"type":"strng"}""", "/type")]
    [InlineData("""{"type":5}""", "/type")]
    [InlineData("""{"properties":{"a/b":{"minLength":-1}}}""", "/properties/a~1b/minLength")]
    [InlineData("""{"minLength":1.5}""", "/minLength")]
    [InlineData("""{"multipleOf":0}""", "/multipleOf")]
    [InlineData("""{"maximum":"5"}""", "/maximum")]
    [InlineData("""{"enum":"a"}""", "/enum")]
    [InlineData("""{"uniqueItems":1}""", "/uniqueItems")]
    [InlineData("""{"required":"a"}""", "/required")]
    [InlineData("""{"anyOf":[]}""", "/anyOf")]
    [InlineData("""{"anyOf":[true,5]}""", "/anyOf/1")]
    [InlineData("""{"items":[{}]}""", "/items")]
    [InlineData("""{"pattern":"("}""", "/pattern")]
    [InlineData("""{"pattern":"\\Z"}""", "/pattern")]
    [InlineData("""{"patternProperties":{"[":{}}}""", "/patternProperties")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "/$ref")]
    [InlineData("""{"$ref":"#none"}""", "/$ref")]
    [InlineData("""{"$ref":"https://example.com/other"}""", "/$ref")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#"}""", "/$schema")]
    [InlineData("""{"$dynamicRef":"#a"}""", "/$dynamicRef")]
    [InlineData("""{"items":{"unevaluatedProperties":false}}""", "/items/unevaluatedProperties")]
    [InlineData("""{"unevaluatedItems":false}""", "/unevaluatedItems")]
    [InlineData("[]", "")]
    [InlineData("{", "")]
    [InlineData("""{"enum":["\ud800"]}""", "")]
    public void Parse_UnusableSchema_ThrowsWithThePlace(string schema, string path)
    {
        var exception = Assert.Throws<InvalidSchemaException>(() => Schema.Parse(schema));
        Assert.Equal(path, exception.Path);
        Assert.NotEmpty(exception.Reason);
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}}""")]
    [InlineData("""{"if":true,"then":{"$ref":"#"}}""")]
    [InlineData("""{"dependentSchemas":{"a":{"$ref":"#"}}}""")]
    public void Parse_SchemaThatRefersToItselfForTheSameValue_Throws(string schema) =>
        Assert.Contains("never end", Assert.Throws<InvalidSchemaException>(() => Schema.Parse(schema)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Parse_DeeplyNestedSchema_ThrowsInsteadOfCrashing()
    {
        using var document = SmallStack.DeepDocument("{\"not\":", "{}", "}");
        Assert.IsType<InvalidSchemaException>(SmallStack.Run(() => Record.Exception(() => Schema.Parse(document.RootElement))));
    }

    [Fact]
    public void Parse_Element_OutlivesItsDocument()
    {
        Schema schema;
        using (var document = System.Text.Json.JsonDocument.Parse("""{"enum":["a"]}"""))
            schema = Schema.Parse(document.RootElement);
        Assert.True(schema.IsValid(System.Text.Json.JsonElement.Parse("\"a\"")));
    }
}
