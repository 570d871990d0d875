using System.Text.Json;

namespace Opik.Anonymizing;

/// <summary>Applies rules in their order to each text: the specific ones come first. Python twin: <c>create_anonymizer</c>.</summary>
public sealed class RulesAnonymizer : RecursiveAnonymizer
{
    private readonly AnonymizationRule[] _rules;

    /// <summary>Creates one.</summary>
    /// <param name="rules">The rules; none leaves everything as it is.</param>
    /// <param name="maxDepth">Texts at this depth and deeper stay as they are. Default 10.</param>
    public RulesAnonymizer(IEnumerable<AnonymizationRule> rules, int maxDepth = 10)
        : base(maxDepth)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = [.. rules];
    }

    /// <summary>Reads rules from JSON, in Python's dialect: <c>{"regex": "\\d+", "replace": "#"}</c>, or a list of such.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="maxDepth">Texts at this depth and deeper stay as they are. Default 10.</param>
    /// <exception cref="ArgumentException">They are no rules, or an expression is not well formed.</exception>
    /// <exception cref="FormatException">A replacement is not well formed.</exception>
    public static RulesAnonymizer FromJson(JsonElement rules, int maxDepth = 10) => new(
        rules.ValueKind switch
        {
            JsonValueKind.Object => [Rule(rules)],
            JsonValueKind.Array => rules.EnumerateArray().Select(Rule).ToArray(),
            _ => throw new ArgumentException("Rules are an object with 'regex' and 'replace', or a list of such.", nameof(rules)),
        },
        maxDepth);

    /// <inheritdoc />
    protected override string AnonymizeText(string text, AnonymizationContext context)
    {
        foreach (var rule in _rules)
            text = rule.Apply(text);
        return text;
    }

    private static AnonymizationRule Rule(JsonElement rule)
    {
        if (rule.ValueKind != JsonValueKind.Object || !rule.TryGetProperty("regex", out var regex) || !rule.TryGetProperty("replace", out var replacement)
            || regex.ValueKind != JsonValueKind.String || replacement.ValueKind != JsonValueKind.String)
            throw new ArgumentException("A rule has the texts 'regex' and 'replace'.", nameof(rule));
        return AnonymizationRule.ReplacePython(regex.GetString()!, replacement.GetString()!);
    }
}
