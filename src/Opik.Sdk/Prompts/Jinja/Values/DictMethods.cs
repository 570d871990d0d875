namespace Opik.Prompts.Jinja.Values;

/// <summary>Methods of dictionaries.</summary>
internal static class DictMethods
{
    /// <summary>The method of the name; null when there is none.</summary>
    public static Callable? Find(JinjaDict dict, string name) => name switch
    {
        "items" => new(name, _ => new DictView("dict_items", Items(dict))),
        "keys" => new(name, _ => new DictView("dict_keys", [.. dict.Keys])),
        "values" => new(name, _ => new DictView("dict_values", [.. dict.Values])),
        "get" => new(name, arguments => dict.TryGet(arguments.Require(0, "key"), out var value) ? value : arguments.Get(1, "default")),
        "copy" => new(name, _ => dict.Copy()),
        "clear" => new(name, _ => Done(dict.Clear)),
        "update" => new(name, arguments => Done(() => Update(dict, arguments))),
        "setdefault" => new(name, arguments => SetDefault(dict, arguments)),
        "pop" => new(name, arguments => Pop(dict, arguments)),
        _ => null,
    };

    /// <summary>Pairs of keys and values.</summary>
    public static List<object?> Items(JinjaDict dict) => [.. dict.Entries.Select(entry => (object?)new JinjaTuple([entry.Key, entry.Value]))];

    /// <summary>Adds other dictionaries, lists of pairs and named arguments.</summary>
    public static void Update(JinjaDict dict, CallArguments arguments)
    {
        foreach (var other in arguments.Positional)
        {
            foreach (var pair in other is JinjaDict map ? Items(map) : Sequences.Items(other))
            {
                if (Sequences.Items(pair) is not [var key, var value])
                    throw new PromptTemplateException("A dictionary is made of pairs");
                dict.Set(key, value);
            }
        }

        foreach (var (key, value) in arguments.Named)
            dict.Set(key, value);
    }

    private static object? SetDefault(JinjaDict dict, CallArguments arguments)
    {
        var key = arguments.Require(0, "key");
        if (!dict.TryGet(key, out var value))
            dict.Set(key, value = arguments.Get(1, "default"));
        return value;
    }

    private static object? Pop(JinjaDict dict, CallArguments arguments)
    {
        var key = arguments.Require(0, "key");
        if (!dict.TryGet(key, out var value))
            return arguments.Has(1, "default") ? arguments.Get(1, "default") : throw new PromptTemplateException($"The dictionary has no key {ValueText.Repr(key)}");
        dict.Remove(key);
        return value;
    }

    private static object? Done(Action change)
    {
        change();
        return null;
    }
}
