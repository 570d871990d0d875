namespace Opik.Prompts;

/// <summary>Prompts by commit for the JSON that this thread reads: a converter can neither wait nor be given anything.</summary>
internal static class LookedUpPrompts
{
    [ThreadStatic]
    private static IReadOnlyDictionary<string, StoredPrompt>? current;

    /// <summary>Runs <paramref name="read"/> with these prompts.</summary>
    public static T With<T>(IReadOnlyDictionary<string, StoredPrompt> prompts, Func<T> read)
    {
        current = prompts;
        try
        {
            return read();
        }
        finally
        {
            current = null;
        }
    }

    /// <summary>The prompt; null: there is none.</summary>
    public static StoredPrompt? Find(string commit) => current?.GetValueOrDefault(commit);
}
