using Opik.Optimizer;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>The log of a run. What a repeated run says again is kept back until something new happens.</summary>
internal sealed class StudioLog(IStudioRuns runs, Scope scope, Guid run)
{
    private const int MostText = 2000;
    private readonly Lock _gate = new();
    private readonly List<(StudioLineLevel Level, string Text)> _open = [];

    /// <summary>Whether what is said is new.</summary>
    public bool IsOpen { get; set; }

    public void Add(OptimizationLogLevel level, string text)
    {
        if (!IsOpen)
            return;
        lock (_gate)
            _open.Add(((StudioLineLevel)level, text.Length > MostText ? text[..MostText] + "…" : text));
    }

    /// <summary>Writes what was said.</summary>
    public async Task FlushAsync()
    {
        List<(StudioLineLevel Level, string Text)> lines;
        lock (_gate)
        {
            lines = [.. _open];
            _open.Clear();
        }

        foreach (var (level, text) in lines)
            await runs.AddLineAsync(scope, run, level, text, CancellationToken.None);
    }
}
