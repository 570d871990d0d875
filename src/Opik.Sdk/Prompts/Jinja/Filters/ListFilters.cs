using System.Numerics;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>Filters that take lists apart and put them together.</summary>
internal static class ListFilters
{
    public static Dictionary<string, Func<object?, CallArguments, object?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["first"] = (value, _) => Sequences.Items(value) is { Count: > 0 } items ? items[0] : new Undefined("there is no first item, the sequence is empty"),
        ["last"] = (value, _) => Sequences.Items(value) is { Count: > 0 } items ? items[^1] : new Undefined("there is no last item, the sequence is empty"),
        ["length"] = (value, _) => Length(value),
        ["count"] = (value, _) => Length(value),
        ["list"] = (value, _) => new List<object?>(Sequences.Items(value)),
        ["items"] = (value, _) => value is JinjaDict dict ? DictMethods.Items(dict) : value is Undefined ? new List<object?>() : throw new PromptTemplateException("The filter 'items' takes a dictionary"),
        ["join"] = Join,
        ["reverse"] = (value, _) => value is string or Markup ? string.Concat(Sequences.Items(value).Reverse()) : Sequences.Items(value).Reverse().ToList(),
        ["random"] = (value, _) => Sequences.Items(value) is { Count: > 0 } items ? items[Random.Shared.Next(items.Count)] : new Undefined("there is no random item, the sequence is empty"),
        ["sum"] = Sum,
        ["min"] = (value, arguments) => Extreme(value, arguments, -1),
        ["max"] = (value, arguments) => Extreme(value, arguments, 1),
        ["sort"] = Sort,
        ["unique"] = Unique,
        ["dictsort"] = DictSort,
        ["batch"] = Batch,
        ["slice"] = Slice,
        ["groupby"] = GroupBy,
        ["default"] = Default,
        ["d"] = Default,
    };

    private static object? Default(object? value, CallArguments arguments) =>
        value is Undefined || (arguments.Flag(1, "boolean", false) && !Truth.Of(value)) ? arguments.Get(0, "default_value", string.Empty) : value;

    private static object? Length(object? value) => Sequences.TryItems(value, out var items) ? new BigInteger(items.Count) : throw new PromptTemplateException($"{ValueText.TypeName(value)} has no length");

    private static object? Join(object? value, CallArguments arguments)
    {
        var attribute = arguments.Get(1, "attribute");
        return string.Join(arguments.Text(0, "d"), Sequences.Items(value).Select(item => ValueText.Of(AttributePath.Get(item, attribute))));
    }

    private static object? Sum(object? value, CallArguments arguments)
    {
        var attribute = arguments.Get(0, "attribute");
        return Sequences.Items(value).Aggregate(arguments.Get(1, "start", BigInteger.Zero), (sum, item) => ValueMath.Apply("+", sum, AttributePath.Get(item, attribute)));
    }

    private static object? Extreme(object? value, CallArguments arguments, int sign)
    {
        var items = Sequences.Items(value);
        if (items.Count == 0)
            return new Undefined("there is no item, the sequence is empty");
        var isExact = arguments.Flag(0, "case_sensitive", false);
        var attribute = arguments.Get(1, "attribute");
        return items.Aggregate((best, item) =>
            ValueComparer.Instance.Compare(AttributePath.Key(item, attribute, isExact), AttributePath.Key(best, attribute, isExact)) * sign > 0 ? item : best);
    }

    private static object? Sort(object? value, CallArguments arguments)
    {
        var isExact = arguments.Flag(1, "case_sensitive", false);
        var attributes = arguments.Get(2, "attribute") is { } given ? ValueText.Of(given).Split(',').Select(name => (object?)name).ToArray() : [null];
        object? Key(object? item) => new JinjaTuple([.. attributes.Select(attribute => AttributePath.Key(item, attribute, isExact))]);
        return ValueComparer.Sort(Sequences.Items(value), Key, arguments.Flag(0, "reverse", false));
    }

    private static object? Unique(object? value, CallArguments arguments)
    {
        var isExact = arguments.Flag(0, "case_sensitive", false);
        var attribute = arguments.Get(1, "attribute");
        var seen = new JinjaDict();
        var unique = new List<object?>();
        foreach (var item in Sequences.Items(value))
        {
            var key = AttributePath.Key(item, attribute, isExact);
            if (seen.TryGet(key, out _))
                continue;
            seen.Set(key, null);
            unique.Add(item);
        }

        return unique;
    }

    private static object? DictSort(object? value, CallArguments arguments)
    {
        if (value is not JinjaDict dict)
            throw new PromptTemplateException("The filter 'dictsort' takes a dictionary");
        var isExact = arguments.Flag(0, "case_sensitive", false);
        var by = arguments.Text(1, "by", "key");
        if (by is not ("key" or "value"))
            throw new PromptTemplateException("The filter 'dictsort' sorts by 'key' or 'value'");
        var position = new BigInteger(by == "key" ? 0 : 1);
        return ValueComparer.Sort(DictMethods.Items(dict), pair => AttributePath.Key(pair, position, isExact), arguments.Flag(2, "reverse", false));
    }

    private static object? Batch(object? value, CallArguments arguments)
    {
        var size = arguments.Int(0, "linecount", 1);
        var batches = Sequences.Items(value).Chunk(Math.Max(1, size)).Select(batch => new List<object?>(batch)).ToList();
        if (arguments.Get(1, "fill_with") is { } fill && batches.Count > 0 && size <= 100_000)
            batches[^1].AddRange(Enumerable.Repeat(fill, size - batches[^1].Count));
        return batches.Cast<object?>().ToList();
    }

    private static object? Slice(object? value, CallArguments arguments)
    {
        var items = Sequences.Items(value);
        var count = arguments.Int(0, "slices", 1);
        if (count is <= 0 or > 100_000)
            throw new PromptTemplateException("The filter 'slice' makes 1 to 100000 lists");
        var fill = arguments.Get(1, "fill_with");
        var (size, longer) = Math.DivRem(items.Count, count);
        var slices = new List<object?>();
        var position = 0;
        for (var i = 0; i < count; i++)
        {
            var slice = items.Skip(position).Take(size + (i < longer ? 1 : 0)).ToList();
            position += slice.Count;
            if (fill is not null && i >= longer)
                slice.Add(fill);
            slices.Add(slice);
        }

        return slices;
    }

    private static object? GroupBy(object? value, CallArguments arguments)
    {
        var attribute = arguments.Require(0, "attribute");
        var otherwise = arguments.Get(1, "default");
        var isExact = arguments.Flag(2, "case_sensitive", false);
        object? Value(object? item) => AttributePath.Get(item, attribute) is var found && found is Undefined && otherwise is not null ? otherwise : found;
        object? Key(object? item) => AttributePath.Folded(Value(item), isExact);
        var groups = new List<object?>();
        foreach (var item in ValueComparer.Sort(Sequences.Items(value), Key, false))
        {
            if (groups.Count == 0 || !ValueComparer.AreEqual(AttributePath.Folded(((Group)groups[^1]!).Grouper, isExact), Key(item)))
                groups.Add(new Group(Value(item), []));
            ((Group)groups[^1]!).Items.Add(item);
        }

        return groups.Select(group => (object?)((Group)group!).ToTuple()).ToList();
    }

    private sealed record Group(object? Grouper, List<object?> Items)
    {
        public JinjaTuple ToTuple() => new([Grouper, Items]);
    }
}
