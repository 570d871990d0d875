using System.Runtime.CompilerServices;

namespace Opik.Sdk.Generators.Tests.Behaviour;

/// <summary>Tracked asynchronous methods and sequences.</summary>
internal sealed class Agent
{
    public TaskCompletionSource<string> Model { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool CleanedUp { get; private set; }

    [OpikTrack]
    public async Task<string> AnswerAsync(string question, CancellationToken cancellationToken = default)
    {
        await RetrieveAsync(question);
        return await Model.Task.WaitAsync(cancellationToken) + question;
    }

    [OpikTrack]
    public async ValueTask<int> RetrieveAsync(string question)
    {
        await Task.Yield();
        return question.Length;
    }

    [OpikTrack]
    public async Task SaveAsync(int delay)
    {
        await Task.Yield();
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
    }

    [OpikTrack]
    public ValueTask TouchAsync() => default;

    [OpikTrack]
    public Task<int> ThrowsAtOnce(int value) => value < 0 ? throw new InvalidOperationException("negative") : Task.FromResult(value);

    [OpikTrack]
    public async IAsyncEnumerable<string> StreamAsync(int count, int failAt = -1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                await RetrieveAsync("chunk");
                cancellationToken.ThrowIfCancellationRequested();
                if (i == failAt)
                    throw new InvalidOperationException("stream broke");
                yield return $"t{i}";
            }
        }
        finally
        {
            CleanedUp = true;
        }
    }

    [OpikTrack]
    public async IAsyncEnumerable<int> BadCleanupAsync()
    {
        try
        {
            await Task.Yield();
            yield return 1;
            yield return 2;
        }
        finally
        {
            BreakCleanup();
        }
    }

    private static void BreakCleanup() => throw new InvalidOperationException("cleanup failed");

    [OpikTrack]
    public IEnumerable<int> Numbers(int count)
    {
        for (var i = 0; i < count; i++)
            yield return Calculator.Add(i, 1);
    }

    [OpikTrack]
    public IEnumerable<int> Ready() => new List<int> { 1, 2 };
}
