namespace Opik.Optimizer;

/// <summary>What of a prompt may change, and how a proposal of a model becomes a prompt.</summary>
/// <param name="roles">Roles whose messages may change.</param>
/// <param name="isField">Whether rows have a value for a name.</param>
internal sealed class PromptRules(IReadOnlySet<string> roles, Func<string, bool> isField)
{
    /// <summary>Longest message that is taken from a model, in characters.</summary>
    public const int MostLength = 100_000;

    /// <summary>The rules of a run.</summary>
    /// <exception cref="OptimizationException">Roles are wrong, or no message may change.</exception>
    public static PromptRules Of(OptimizationSetup setup)
    {
        var fields = setup.Rows.SelectMany(static row => row.Data.Select(static member => member.Key)).ToHashSet(StringComparer.Ordinal);
        var rules = new PromptRules(Roles(new SettingReader(setup.Parameters).Text("optimize_prompts"), setup.Messages), name => fields.Contains(name) || fields.Contains(name.Split('.')[0]));
        return rules.Places(setup.Messages).Count > 0 ? rules : throw SettingReader.Wrong("optimize_prompts", "leaves no message of the prompt that may change.");
    }

    /// <summary>Roles of the setting <c>optimize_prompts</c>: a role, <c>all</c>, or none: system messages where there are any, else all.</summary>
    public static IReadOnlySet<string> Roles(string? setting, IReadOnlyList<PromptMessage> messages) => setting switch
    {
        "system" or "user" or "assistant" => new HashSet<string> { setting },
        null when messages.Any(static message => message.Role == "system") => new HashSet<string> { "system" },
        null or "all" => new HashSet<string> { "system", "user", "assistant" },
        _ => throw SettingReader.Wrong("optimize_prompts", $"must be system, user, assistant or all, but is '{setting}'."),
    };

    /// <summary>Places of messages that may change.</summary>
    public IReadOnlyList<int> Places(IReadOnlyList<PromptMessage> messages) => [.. Enumerable.Range(0, messages.Count).Where(place => roles.Contains(messages[place].Role))];

    /// <summary>
    /// The proposal laid over the original, by place: where the role may not change or is another, where there is no message or
    /// an empty one, the original stays; messages too many are dropped.
    /// </summary>
    /// <returns>The prompt; null: it lost a variable, or nothing changed.</returns>
    public IReadOnlyList<PromptMessage>? Apply(IReadOnlyList<PromptMessage> original, IReadOnlyList<PromptMessage> proposal)
    {
        var result = original.Select((message, place) => place < proposal.Count && IsAllowed(message, proposal[place]) ? message with { Content = proposal[place].Content } : message).ToList();
        return Keeps(original, result) && !result.SequenceEqual(original) ? result : null;
    }

    /// <summary>The prompt with one message replaced; null as with <see cref="Apply"/>.</summary>
    public IReadOnlyList<PromptMessage>? Replace(IReadOnlyList<PromptMessage> original, int place, string content) =>
        Apply(original, [.. original.Select((message, index) => index == place ? message with { Content = content } : message)]);

    private bool IsAllowed(PromptMessage original, PromptMessage proposed) =>
        roles.Contains(original.Role) && proposed.Role == original.Role && !string.IsNullOrWhiteSpace(proposed.Content) && proposed.Content.Length <= MostLength;

    // Without its question a prompt can only guess; in which message the variable stands does not matter.
    private bool Keeps(IReadOnlyList<PromptMessage> original, IReadOnlyList<PromptMessage> changed) =>
        original.SelectMany(Names).ToHashSet(StringComparer.Ordinal).IsSubsetOf(changed.SelectMany(Names));

    private IEnumerable<string> Names(PromptMessage message) => PromptTemplate.Known(message.Content, isField);
}
