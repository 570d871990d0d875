using System.Numerics;

namespace Opik.Prompts.Jinja.Values;

/// <summary><c>value.name</c>, <c>value[key]</c> and <c>value[from:to:step]</c>.</summary>
internal static class Members
{
    /// <summary><c>value.name</c>: a method wins over a key of the same name.</summary>
    public static object? Attribute(object? value, string name)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
        return Method(value, name, out var found) || Item(value, name, out found) ? found : new Undefined($"{ValueText.TypeName(value)} has no member '{name}'");
    }

    /// <summary><c>value[key]</c>: a key wins over a method of the same name.</summary>
    public static object? Subscript(object? value, object? key)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
        return Item(value, key, out var found) || (key is string name && Method(value, name, out found)) ? found : new Undefined($"{ValueText.TypeName(value)} has no member {ValueText.Repr(key)}");
    }

    /// <summary><c>value[from:to:step]</c>; null: left out.</summary>
    public static object? Slice(object? value, int? from, int? to, int? step)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
        if (value is not (string or Markup or List<object?> or JinjaTuple or JinjaRange))
            throw new PromptTemplateException($"{ValueText.TypeName(value)} cannot be sliced");
        var items = Sequences.Items(value);
        var stride = step ?? 1;
        if (stride == 0)
            throw new PromptTemplateException("The step of a slice must not be zero");
        var (lowest, highest) = stride > 0 ? (0, items.Count) : (-1, items.Count - 1);
        var start = Bound(from, stride > 0 ? lowest : highest);
        var stop = Bound(to, stride > 0 ? highest : lowest);
        var slice = new List<object?>();
        for (long i = start; stride > 0 ? i < stop : i > stop; i += stride)
            slice.Add(items[(int)i]);
        return value switch
        {
            string => string.Concat(slice),
            Markup => new Markup(string.Concat(slice)),
            JinjaTuple => new JinjaTuple(slice),
            _ => slice,
        };

        int Bound(int? position, int otherwise) =>
            position is { } given ? (int)Math.Clamp(given < 0 ? (long)given + items.Count : given, lowest, highest) : otherwise;
    }

    private static bool Item(object? value, object? key, out object? found)
    {
        found = null;
        if (value is JinjaDict dict)
            return key is not (List<object?> or JinjaDict) && dict.TryGet(key, out found);
        if (key is not (BigInteger or bool) || value is DictView || !Sequences.TryItems(value, out var items))
            return false;
        var index = ValueMath.ToIndex(key);
        index += index < 0 ? items.Count : 0;
        if (index < 0 || index >= items.Count)
            return false;
        found = items[index];
        return true;
    }

    private static bool Method(object? value, string name, out object? found)
    {
        found = value switch
        {
            string text => TextMethods.Find(text, name),
            Markup markup => TextMethods.Find(markup.Text, name),
            JinjaDict dict => DictMethods.Find(dict, name),
            List<object?> list => ListMethods.Find(list, list, name),
            JinjaTuple tuple => ListMethods.Find(tuple.Items, null, name),
            _ => null,
        };
        return found is not null || (value is IMembers members && members.TryMember(name, out found));
    }
}
