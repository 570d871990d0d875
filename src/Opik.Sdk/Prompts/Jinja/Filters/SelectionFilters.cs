using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>Filters that pick or change each item by a test, a filter or a member.</summary>
internal static class SelectionFilters
{
    public static Dictionary<string, Func<object?, CallArguments, object?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["map"] = Map,
        ["select"] = (value, arguments) => Select(value, arguments, true, false),
        ["reject"] = (value, arguments) => Select(value, arguments, false, false),
        ["selectattr"] = (value, arguments) => Select(value, arguments, true, true),
        ["rejectattr"] = (value, arguments) => Select(value, arguments, false, true),
        ["attr"] = (value, arguments) => value is JinjaDict ? new Undefined($"a dictionary has no member '{arguments.Text(0, "name")}'") : Members.Attribute(value, arguments.Text(0, "name")),
    };

    private static object? Map(object? value, CallArguments arguments)
    {
        var items = Truth.Of(value) ? Sequences.Items(value) : [];
        if (arguments.Positional.Count == 0 && arguments.Named.TryGetValue("attribute", out var attribute))
        {
            var otherwise = arguments.Named.GetValueOrDefault("default");
            return items.Select(item => AttributePath.Get(item, attribute) is var found && found is Undefined && otherwise is not null ? otherwise : found).ToList();
        }

        var filter = ValueText.Of(arguments.Require(0, "filter"));
        return items.Select(item => FilterTable.Apply(filter, item, arguments.Skip(1))).ToList();
    }

    private static object? Select(object? value, CallArguments arguments, bool keeps, bool byMember)
    {
        var member = byMember ? arguments.Require(0, "attribute") : null;
        var others = byMember ? arguments.Skip(1) : arguments;
        var test = others.Positional.Count > 0 ? ValueText.Of(others.Positional[0]) : null;
        return (Truth.Of(value) ? Sequences.Items(value) : []).Where(item =>
        {
            var tested = AttributePath.Get(item, member);
            return (test is null ? Truth.Of(tested) : Truth.Of(TestTable.Apply(test, tested, others.Skip(1)))) == keeps;
        }).ToList();
    }
}
