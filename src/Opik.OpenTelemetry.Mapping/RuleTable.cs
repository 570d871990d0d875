using System.Collections.Frozen;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>Rules in order: the first that matches a name wins. Whole names are looked up, prefixes compared one after the other.</summary>
internal sealed class RuleTable
{
    private readonly FrozenDictionary<string, (int Order, AttributeRule Rule)> _names;
    private readonly FrozenDictionary<char, (int Order, AttributeRule Rule)[]> _prefixes;

    public RuleTable(IEnumerable<AttributeRule> rules)
    {
        var numbered = rules.Select((rule, order) => (Order: order, Rule: rule)).ToArray();
        _names = numbered.Where(entry => !entry.Rule.IsPrefix)
            .DistinctBy(entry => entry.Rule.Text, StringComparer.Ordinal)
            .ToFrozenDictionary(entry => entry.Rule.Text, StringComparer.Ordinal);
        _prefixes = numbered.Where(entry => entry.Rule.IsPrefix)
            .GroupBy(entry => entry.Rule.Text[0])
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The first rule for a name; null when no rule knows it.</summary>
    public AttributeRule? Find(string name)
    {
        if (name.Length == 0)
            return null;
        var exact = _names.TryGetValue(name, out var found);
        if (_prefixes.TryGetValue(name[0], out var candidates))
        {
            foreach (var (order, rule) in candidates)
            {
                if (exact && order > found.Order)
                    break;
                if (name.StartsWith(rule.Text, StringComparison.Ordinal))
                    return rule;
            }
        }

        return exact ? found.Rule : null;
    }
}
