using System.Numerics;
using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja;

/// <summary>Functions that every template has.</summary>
internal static class Globals
{
    private static readonly Dictionary<string, Callable> Functions = new(StringComparer.Ordinal)
    {
        ["range"] = new("range", Range),
        ["dict"] = new("dict", arguments =>
        {
            var dict = new JinjaDict();
            DictMethods.Update(dict, arguments);
            return dict;
        }),
        ["namespace"] = new("namespace", Namespace),
        ["cycler"] = new("cycler", arguments => new Cycler(arguments.Positional)),
        ["joiner"] = new("joiner", arguments => Joiner(arguments.Text(0, "sep", ", "))),
    };

    /// <summary>The function of the name; null when there is none.</summary>
    public static Callable? Find(string name) => Functions.GetValueOrDefault(name);

    private static object? Range(CallArguments arguments)
    {
        var numbers = arguments.Positional.Select(argument => (BigInteger)ValueMath.ToIndex(argument)).ToArray();
        return numbers.Length switch
        {
            1 => new JinjaRange(0, numbers[0], 1),
            2 => new JinjaRange(numbers[0], numbers[1], 1),
            3 => new JinjaRange(numbers[0], numbers[1], numbers[2]),
            _ => throw new PromptTemplateException("range() takes one to three integers"),
        };
    }

    private static object? Namespace(CallArguments arguments)
    {
        var dict = new JinjaDict();
        DictMethods.Update(dict, arguments);
        var made = new JinjaNamespace();
        foreach (var (name, value) in dict.Entries)
            made.Members[ValueText.Of(name)] = value;
        return made;
    }

    private static Callable Joiner(string separator)
    {
        var isUsed = false;
        return new Callable("joiner", _ =>
        {
            var text = isUsed ? separator : string.Empty;
            isUsed = true;
            return text;
        });
    }
}
