namespace Opik.Prompts;

/// <summary>Texts that stand in for prompts in this asynchronous flow: versions (masks) by the prompts that they lie over.</summary>
internal static class PromptMasks
{
    private static readonly AsyncLocal<IReadOnlyDictionary<Guid, Guid>?> Flow = new();

    /// <summary>The version that lies over a prompt; null: none.</summary>
    public static Guid? Of(Guid? promptId) => promptId is { } id && Flow.Value is { } masks && masks.TryGetValue(id, out var version) ? version : null;

    /// <summary>Lays them over until the result is disposed of.</summary>
    public static IDisposable Enter(IReadOnlyDictionary<Guid, Guid>? masks)
    {
        var before = Flow.Value;
        Flow.Value = masks;
        return new Exit(before);
    }

    private sealed class Exit(IReadOnlyDictionary<Guid, Guid>? before) : IDisposable
    {
        public void Dispose() => Flow.Value = before;
    }
}
