namespace Opik.Contracts.Tests.Templates;

/// <summary>What a template asks for; the expected names of Jinja are those of <c>jinja2.meta.find_undeclared_variables</c>.</summary>
public sealed class TemplateVariablesTests
{
    [Theory]
    [InlineData("no variables at all", "")]
    [InlineData("Hello {{name}}, {{ age }} and {{name}} again", "name age")]
    [InlineData("{{{raw}}} {{&also}} {{& spaced }}", "raw also spaced")]
    [InlineData("{{#items}}{{title}} {{.}}{{/items}}{{^items}}none{{/items}}", "items title")]
    [InlineData("{{user.name}} {{user.age}}", "user.name user.age")]
    [InlineData("{{! a comment }}{{> partial }}{{}}{{ }}", "")]
    [InlineData("{{=<% %>=}}<% other %> {{not_any_more}} <%={{ }}=%>{{back}}", "other back")]
    [InlineData("""{"json": {"a": {{x}}}}""", "x")]
    [InlineData("""{"a":{"b":1}}""", "")]
    [InlineData("{{open and never closed", "")]
    [InlineData("{{a}} }} {{ {{b}}", "a b")]
    [InlineData("{{größe}} {{日本}}", "größe 日本")]
    public void Mustache(string template, string names) => Assert.Equal(names, Names(template, TemplateType.Mustache));

    [Theory]
    [InlineData("plain", "")]
    [InlineData("{{ a }} {{ a.b }} {{ c[d] }} {{ e['f'] }}", "a c d e")]
    [InlineData("{{ name | upper | default(other) }}", "name other")]
    [InlineData("{{ a if b else c }} {{ not d }} {{ e and f or g }} {{ h in i }}", "a b c d e f g h i")]
    [InlineData("{{ a is defined }} {{ b is not none }} {{ c is divisibleby d }}", "a b c d")]
    [InlineData("{{ f(x, key=y) }} {{ 'text {{ no }}' }} {{ \"it's\" }}", "f x y")]
    [InlineData("{{ {'a': b, 'c': {'d': e}} }}", "b e")]
    [InlineData("{{ true }} {{ None }} {{ range(n) }} {{ 1e5 }} {{ 10 }}", "n")]
    [InlineData("{% for item in items if item.ok and limit %}{{ loop.index }} {{ item.x }} {{ other }}{% endfor %}{{ item }}", "items limit other item")]
    [InlineData("{% for k, v in d.items() %}{{ k }}{{ v }}{% else %}{{ empty }}{% endfor %}", "d empty")]
    [InlineData("{% for x in x %}{{ x }}{% endfor %}", "x")]
    [InlineData("{% for a in b recursive %}{{ loop(a.children) }}{% endfor %}", "b")]
    [InlineData("{% if a == b %}{{ c }}{% elif d > e %}{{ f }}{% else %}{{ g }}{% endif %}", "a b c d e f g")]
    [InlineData("{% set x = y + 1 %}{{ x }} {% set ns = namespace(n=z) %}{% set ns.n = w %}{{ ns.n }}", "y z w")]
    [InlineData("{% set block %}{{ inside }}{% endset %}{{ block }}", "inside")]
    [InlineData("{% macro m(a, b=c) %}{{ a }}{{ b }}{{ d }}{{ caller() }}{% endmacro %}{{ m(e) }}", "c d e")]
    [InlineData("{% call(user) dump(users) %}{{ user }}{{ free }}{% endcall %}", "dump users free")]
    [InlineData("{% with a = b, c = d %}{{ a }}{{ c }}{% endwith %}{{ a }}", "b d a")]
    [InlineData("{% import 'x' as y %}{{ y.f() }}{% from 'z' import g as h, i with context %}{{ h() }}{{ i() }}", "")]
    [InlineData("{% include name ignore missing %}{% include 'fixed' %}{% extends base %}", "name base")]
    [InlineData("{# {{ comment }} #}{{ a }}", "a")]
    [InlineData("{% raw %}{{ raw }}{% endraw %}{{ a }}{%- raw -%}{{ b }}{%- endraw -%}{{ c }}", "a c")]
    [InlineData("{{- a -}} {%- if b -%}{%+ endif +%}", "a b")]
    [InlineData("{% filter upper %}{{ a }}{% endfilter %}{% block title %}{{ b }}{% endblock %}", "a b")]
    [InlineData("{{ a ~ b }} {{ c // d ** e }} {{ f[1:g] }}", "a b c d e f g")]
    [InlineData("{{ broken", "broken")]
    [InlineData("{% for %}{% endfor %}{% endfor %}{{ a }}{{ 'open", "a")]
    public void Jinja(string template, string names) => Assert.Equal(names, Names(template, TemplateType.Jinja2));

    [Theory]
    [InlineData("plain", "")]
    [InlineData("Hello {name}, {age} and {name}", "name age")]
    [InlineData("{a.b} {c[0]} {d!r} {e:>10} {f!s:^{width}.{precision}}", "a c d e f width precision")]
    [InlineData("{{escaped}} {{{half}}} }}", "half")]
    [InlineData("{} {0} {1.x}", "")]
    [InlineData("""{"json": {x}, "y": 1}""", "x")]
    [InlineData("{not a name} {open", "")]
    public void Python(string template, string names) => Assert.Equal(names, Names(template, TemplateType.Python));

    [Theory]
    [InlineData(TemplateType.Mustache, """[{"role":"user","content":"Say \"{{a}}\""},{"role":"user","content":[{"type":"image_url","image_url":{"url":"{{b}}"}}]}]""", "a b")]
    [InlineData(TemplateType.Jinja2, """[{"role":"user","content":"{% if x == \"y\" %}{{ z }}{% endif %}"}]""", "x z")]
    [InlineData(TemplateType.Python, """[{"role":"user","content":"{a} {b}"}]""", "a b")]
    [InlineData(TemplateType.Mustache, """[{"role":"user","content":"{{a}}", broken""", "a")]
    [InlineData(TemplateType.Mustache, """["\ud800 {{a}}"]""", "a")]
    public void Messages_are_read_text_by_text(TemplateType type, string template, string names) =>
        Assert.Equal(names, string.Join(' ', TemplateVariables.Of(template, type, TemplateStructure.Chat)));

    [Theory]
    [InlineData(TemplateType.Mustache)]
    [InlineData(TemplateType.Jinja2)]
    [InlineData(TemplateType.Python)]
    public void No_text_makes_it_fail(TemplateType type)
    {
        string[] parts = ["{{", "}}", "{%", "%}", "{#", "#}", "{", "}", " ", "a", "for", " in ", "b", "set ", "=", "'", "\"", "|", "(", ")", ",", ".", "is ", "not ", "macro ", "endfor", "raw", "call", "with ", "import ", "as ", "include ", "\\", "!", ":", "[", "]", "#", "^", "/", "\n", "-", "endraw"];
        var random = new Random(20261128);
        for (var i = 0; i < 20_000; i++)
        {
            var template = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
            var names = TemplateVariables.Of(template, type);
            Assert.Equal(names.Distinct(), names);
            Assert.All(names, name => Assert.Contains(name, template, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(TemplateType.Mustache, "{{")]
    [InlineData(TemplateType.Mustache, "{{a")]
    [InlineData(TemplateType.Mustache, "{{a}}")]
    [InlineData(TemplateType.Jinja2, "{% for a in b %}{{ c }}")]
    [InlineData(TemplateType.Jinja2, "{% call(a) b %}")]
    [InlineData(TemplateType.Jinja2, "{% raw %}{%")]
    [InlineData(TemplateType.Jinja2, "{{ ((((")]
    [InlineData(TemplateType.Jinja2, "{#")]
    [InlineData(TemplateType.Python, "{a:{")]
    public void Time_grows_with_the_length_only(TemplateType type, string part)
    {
        // A megabyte; a square of that would take minutes.
        var template = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        TemplateVariables.Of(template, type);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    private static string Names(string template, TemplateType type) => string.Join(' ', TemplateVariables.Of(template, type));
}
