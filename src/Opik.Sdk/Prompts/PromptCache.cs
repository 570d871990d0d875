using Microsoft.Extensions.Logging;

namespace Opik.Prompts;

/// <summary>
/// The 128 versions used last. A commit never changes, so it stays for ever; every other answer is refreshed in the background
/// when it is older than the time to live, and the old one is served meanwhile.
/// </summary>
internal sealed partial class PromptCache(TimeSpan timeToLive, TimeProvider clock, ILogger logger)
{
    /// <summary>Most versions in memory.</summary>
    public const int Capacity = 128;

    private readonly Lock gate = new();
    private readonly Dictionary<PromptKey, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = [];
    private readonly Dictionary<PromptKey, Task<StoredPrompt?>> coming = [];

    /// <summary>The version, from memory or through <paramref name="fetch"/>; null: there is none. Several callers share one fetch.</summary>
    public Task<StoredPrompt?> GetAsync(PromptKey key, Func<Task<StoredPrompt?>> fetch, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var node))
                return FetchLocked(key, fetch).WaitAsync(cancellationToken);
            byUse.Remove(node);
            byUse.AddFirst(node);
            if (key.Commit is null && clock.GetElapsedTime(node.Value.FetchedAt) >= timeToLive)
                _ = RefreshAsync(key, FetchLocked(key, fetch));
            return Task.FromResult<StoredPrompt?>(node.Value.Prompt);
        }
    }

    /// <summary>Forgets every version of a prompt.</summary>
    public void Evict(string project, string name)
    {
        lock (gate)
        {
            foreach (var key in entries.Keys.Where(key => key.Name == name && key.Project == project).ToList())
                RemoveLocked(key);
            foreach (var key in coming.Keys.Where(key => key.Name == name && key.Project == project).ToList())
                coming.Remove(key);
        }
    }

    private Task<StoredPrompt?> FetchLocked(PromptKey key, Func<Task<StoredPrompt?>> fetch)
    {
        if (coming.TryGetValue(key, out var running))
            return running;
        // The fetch starts outside the lock that the caller holds.
        var started = new TaskCompletionSource();
        running = RunAsync();
        coming[key] = running;
        started.SetResult();
        return running;

        async Task<StoredPrompt?> RunAsync()
        {
            await started.Task.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            StoredPrompt? prompt = null;
            var isDone = false;
            try
            {
                prompt = await fetch().ConfigureAwait(false);
                isDone = true;
                return prompt;
            }
            finally
            {
                lock (gate)
                {
                    // What was evicted meanwhile may be outdated.
                    if (coming.Remove(key) && isDone)
                        StoreLocked(key, prompt);
                }
            }
        }
    }

    private void StoreLocked(PromptKey key, StoredPrompt? prompt)
    {
        RemoveLocked(key);
        if (prompt is null)
            return;
        entries[key] = byUse.AddFirst(new Entry(key, prompt, clock.GetTimestamp()));
        if (entries.Count > Capacity)
            RemoveLocked(byUse.Last!.Value.Key);
    }

    private void RemoveLocked(PromptKey key)
    {
        if (entries.Remove(key, out var node))
            byUse.Remove(node);
    }

    private async Task RefreshAsync(PromptKey key, Task<StoredPrompt?> fetch)
    {
        try
        {
            await fetch.ConfigureAwait(false);
        }
        catch (OpikException failure)
        {
            LogStale(logger, key.Name, failure.Message);
        }
    }

    [LoggerMessage(1501, LogLevel.Warning, "The prompt '{Name}' could not be refreshed and is served as it was: {Reason}")]
    private static partial void LogStale(ILogger logger, string name, string reason);

    private sealed record Entry(PromptKey Key, StoredPrompt Prompt, long FetchedAt);
}
