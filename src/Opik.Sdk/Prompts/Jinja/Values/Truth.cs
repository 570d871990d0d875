using System.Numerics;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Which values count as true.</summary>
internal static class Truth
{
    public static bool Of(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        BigInteger integer => !integer.IsZero,
        double number => number != 0,
        string text => text.Length > 0,
        Markup markup => markup.Text.Length > 0,
        JinjaDict dict => dict.Count > 0,
        _ => Sequences.TryItems(value, out var items) is false || items.Count > 0,
    };
}
