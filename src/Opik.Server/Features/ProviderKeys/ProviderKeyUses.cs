using System.Collections.Concurrent;
using Opik.Llm;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>
/// How the last real use of each key went, by whatever used it: judges, the playground, experiments. In memory: after a start
/// nothing is known. Bounded by <see cref="Most"/> keys; beyond it further ones are not noted.
/// </summary>
internal sealed class ProviderKeyUses(TimeProvider clock)
{
    private const int Most = 10_000;
    private const int LongestError = 300;

    private readonly ConcurrentDictionary<Guid, ProviderKeyUse> _uses = new();

    /// <summary>The last use; null: none since the start.</summary>
    public ProviderKeyUse? Of(Guid key) => _uses.GetValueOrDefault(key);

    /// <summary>Notes a call: null when the provider took it.</summary>
    public void Note(Guid key, ChatException? failure)
    {
        if (StateOf(failure) is not { } state || (_uses.Count >= Most && !_uses.ContainsKey(key)))
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var error = failure?.Message is { Length: > LongestError } text ? text[..LongestError] + "…" : failure?.Message;
        _uses.AddOrUpdate(key, _ => new ProviderKeyUse(state, now, now, error), (_, last) => new ProviderKeyUse(state, now, last.State == state ? last.Since : now, error));
    }

    // A wrong request, an unknown model and too many calls say nothing about the key.
    private static ProviderKeyState? StateOf(ChatException? failure) => failure?.Status switch
    {
        null => ProviderKeyState.Works,
        401 or 403 => ProviderKeyState.Refused,
        >= 500 => ProviderKeyState.NoAnswer,
        _ => null,
    };
}
