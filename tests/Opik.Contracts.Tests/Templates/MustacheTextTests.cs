using System.Text.Json;

namespace Opik.Contracts.Tests.Templates;

public sealed class MustacheTextTests
{
    private const string Data = """{"name":"Ann & Bob","n":3,"yes":true,"no":false,"none":null,"empty":[],"user":{"city":"Köln"},"list":[{"x":1},{"x":2}],"words":["a","b"],"a.b":"dotted"}""";

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Hi {{name}}!", "Hi Ann & Bob!")]
    [InlineData("{{{name}}} {{&name}} {{ name }}", "Ann & Bob Ann & Bob Ann & Bob")]
    [InlineData("{{n}} {{yes}} {{none}} {{missing}}.", "3 true  .")]
    [InlineData("{{user.city}} {{user}}", """Köln {"city":"Köln"}""")]
    [InlineData("{{words.1}} {{a.b}} {{user.missing.deep}}.", "b dotted .")]
    [InlineData("{{#list}}[{{x}} {{n}}]{{/list}}", "[1 3][2 3]")]
    [InlineData("{{#words}}{{.}};{{/words}}", "a;b;")]
    [InlineData("{{#yes}}Y{{/yes}}{{#no}}N{{/no}}{{^no}}not{{/no}}{{^empty}}E{{/empty}}{{#missing}}M{{/missing}}", "YnotE")]
    [InlineData("{{#user}}{{city}}{{/user}}", "Köln")]
    [InlineData("{{! a comment }}{{> partial}}x", "x")]
    [InlineData("""{"a": {{n}}}""", """{"a": 3}""")]
    [InlineData("""{"a": {{{n}}}}""", """{"a": 3}""")]
    [InlineData("""{"a":{"b":{"c":1}}}""", """{"a":{"b":{"c":1}}}""")]
    [InlineData("""{{"a":1}} {{n}}""", """{{"a":1}} 3""")]
    [InlineData("{{#open}} {{n}}", " 3")]
    [InlineData("{{ unfinished", "{{ unfinished")]
    [InlineData("{{}} {{n}}", "{{}} 3")]
    public void A_template_is_filled(string template, string expected)
    {
        using var data = JsonDocument.Parse(Data);

        Assert.Equal(expected, MustacheText.Render(template, data.RootElement));
    }

    [Fact]
    public void Sections_that_nest_without_end_are_cut()
    {
        using var data = JsonDocument.Parse("""{"x":{"y":1}}""");
        var template = string.Concat(Enumerable.Repeat("{{#x}}", 500)) + "deep" + string.Concat(Enumerable.Repeat("{{/x}}", 500));

        Assert.Equal(string.Empty, MustacheText.Render(template, data.RootElement));
    }
}
