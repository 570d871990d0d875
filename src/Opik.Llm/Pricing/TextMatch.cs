using System.Text.Json;
using System.Text.RegularExpressions;

namespace Opik.Llm;

/// <summary>A condition on a model or provider name, as the price data states it; names are compared in lower case.</summary>
internal sealed class TextMatch
{
    private readonly Func<string, bool> _test;

    private TextMatch(Func<string, bool> test) => _test = test;

    public static TextMatch Never { get; } = new(static _ => false);

    /// <summary>Reads <c>{"starts_with":"gpt-4o"}</c>, <c>{"or":[…]}</c> and the like.</summary>
    /// <exception cref="JsonException">An unknown kind of condition.</exception>
    public static TextMatch Read(JsonElement json)
    {
        var member = json.EnumerateObject().First();
        if (member.Value.ValueKind == JsonValueKind.Array)
        {
            var parts = member.Value.EnumerateArray().Select(Read).ToArray();
            return member.Name switch
            {
                "or" => new TextMatch(text => Array.Exists(parts, part => part.Test(text))),
                "and" => new TextMatch(text => Array.TrueForAll(parts, part => part.Test(text))),
                _ => throw new JsonException($"Unknown condition '{member.Name}' in the price data."),
            };
        }

        var value = member.Value.GetString()!;
        var lower = value.ToLowerInvariant();
        return member.Name switch
        {
            "equals" => new TextMatch(text => text == lower),
            "starts_with" => new TextMatch(text => text.StartsWith(lower, StringComparison.Ordinal)),
            "ends_with" => new TextMatch(text => text.EndsWith(lower, StringComparison.Ordinal)),
            "contains" => new TextMatch(text => text.Contains(lower, StringComparison.Ordinal)),
            "regex" => Pattern(value),
            _ => throw new JsonException($"Unknown condition '{member.Name}' in the price data."),
        };
    }

    /// <summary>Whether a lower-case text satisfies the condition.</summary>
    public bool Test(string lowerCase) => _test(lowerCase);

    private static TextMatch Pattern(string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        return new TextMatch(text => regex.IsMatch(text));
    }
}
