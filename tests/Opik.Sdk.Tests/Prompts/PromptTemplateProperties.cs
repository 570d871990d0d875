using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Opik.Contracts;
using Opik.Prompts;

namespace Opik.Sdk.Tests.Prompts;

public sealed class PromptTemplateProperties
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", " ", "\n", "text", "a", "b", "xs", "d", "zz", "1", "0", "2.5", "'s'", "\"", "'", "(", ")", "[", "]", "{", "}", ",", ".", ":", "|", "=",
        "==", "<", "*", "**", "//", "%", "~", " if ", " else ", " and ", " not ", " in ", " is ", " for x in xs ", " endfor ", " endif ", " set x = ", " macro m(p) ", " endmacro ", " raw ", " endraw ",
        "upper", "sort", "join(',')", "map('upper')", "select('odd')", "round(1)", "tojson", "batch(2)", "format(1)", "truncate(3)", "indent", "wordwrap(2)", "defined", "odd", "range(3)", "loop.index", "x.upper()", "ß", "\ud83d",
        "{{ a }}", "{% for x in xs %}{{ x }}{% endfor %}", "{% if a %}b{% endif %}", "{{ xs|", "{{ d.", "\\", "%s", "{:>5}",
    ];

    private static readonly Dictionary<string, object?> Values = new(StringComparer.Ordinal)
    {
        ["a"] = 1,
        ["b"] = "text {0} %s",
        ["xs"] = new object?[] { 3, "x", null, 1.5, true },
        ["d"] = new Dictionary<string, object?> { ["k"] = "v", ["n"] = new[] { 1, 2 } },
    };

    [Theory]
    [InlineData(TemplateType.Mustache)]
    [InlineData(TemplateType.Jinja2)]
    [InlineData(TemplateType.Python)]
    public void Any_template_is_filled_or_refused(TemplateType type)
    {
        var templates = Gen.OneOf(ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get), Gen.Elements(Pieces).ListOf().Select(string.Concat));

        Prop.ForAll(templates.ToArbitrary(), template => Fills(template, type)).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Theory]
    [InlineData("{-2}")]
    [InlineData("{+1}")]
    [InlineData("{7}")]
    [InlineData("{99999999999}")]
    public void A_place_that_no_value_has_is_refused(string template) =>
        Assert.Throws<PromptTemplateException>(() => new PromptTemplate(template, TemplateType.Python).Format(new Dictionary<string, object?>()));

    [Fact]
    public void A_value_goes_into_a_mustache_template_as_it_is()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get);

        Prop.ForAll(texts.ToArbitrary(), text => new PromptTemplate("<{{ v }}>").Format(new Dictionary<string, object?> { ["v"] = text }) == $"<{text}>").QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("{{ (", ")", " }}")]
    [InlineData("{{ [", "]", " }}")]
    [InlineData("{{ not ", "", " a }}")]
    [InlineData("{{ -", "", "1 }}")]
    [InlineData("{{ a + ", "", "1 }}")]
    [InlineData("{{ a ** ", "", "1 }}")]
    [InlineData("{{ a|abs", "", " }}")]
    [InlineData("{% if a %}", "{% endif %}", "")]
    [InlineData("{% for x in xs %}", "{% endfor %}", "")]
    [InlineData("{% macro m() %}", "{% endmacro %}", "")]
    public void Deep_nesting_never_ends_the_process(string open, string close, string end)
    {
        // The opening of an expression stands once, what follows it many times.
        var head = open.StartsWith("{{ ", StringComparison.Ordinal) ? "{{ " : string.Empty;
        var template = head + Repeat(open[head.Length..]) + Repeat(close) + end;

        Assert.True(Fills(template, TemplateType.Jinja2));
    }

    [Theory]
    [InlineData("{% for x in range(100000000) %}{% endfor %}")]
    [InlineData("{% for x in range(100000) %}{% for y in range(100000) %}{% endfor %}{% endfor %}")]
    [InlineData("{{ 'x' * 10000000000 }}")]
    [InlineData("{{ 10 ** 10 ** 10 }}")]
    [InlineData("{{ '%999999999s'|format(1) }}")]
    [InlineData("{{ 'x'|center(2000000000) }}")]
    [InlineData("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")]
    [InlineData("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}")]
    [InlineData("{% set xs = [] %}{% for i in range(1000) %}{{ xs.append(xs) }}{% endfor %}{{ xs }}{{ xs == xs.copy() }}")]
    [InlineData("{% set ns = namespace(t='x') %}{% for i in range(64) %}{% set ns.t = ns.t + ns.t %}{% endfor %}{{ ns.t }}")]
    public void A_greedy_template_is_refused_or_ends_soon(string template)
    {
        Assert.True(Fills(template, TemplateType.Jinja2));
    }

    [Fact]
    public void An_error_names_the_line()
    {
        var error = Assert.Throws<PromptTemplateException>(() => new PromptTemplate("one\n{{ a }}\n{% if %}", TemplateType.Jinja2).Format(Values));

        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Other_values_than_asked_for_are_named()
    {
        var error = Assert.Throws<PromptPlaceholdersMismatchException>(() => new PromptTemplate("{{ a }} {{ c }}").Format(new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 }));

        Assert.Equal(["c"], error.Missing);
        Assert.Equal(["b"], error.Unknown);
    }

    private static string Repeat(string text) => new StringBuilder().Insert(0, text, 20_000).ToString();

    private static bool Fills(string template, TemplateType type)
    {
        try
        {
            return new PromptTemplate(template, type, validatePlaceholders: false).Format(Values) is not null;
        }
        catch (PromptTemplateException error)
        {
            return error.Message.Length > 0;
        }
    }
}
