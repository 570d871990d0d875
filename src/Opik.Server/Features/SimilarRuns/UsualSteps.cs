using Opik.Storage;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>The steps of many runs added up: what usually runs, for how long, and what follows it.</summary>
internal sealed class UsualSteps
{
    /// <summary>Name of the end of a run among what follows a step.</summary>
    public const string End = "";

    private readonly Dictionary<string, StepFigures> _steps = new(StringComparer.Ordinal);

    /// <summary>Runs that have the level.</summary>
    public int Runs { get; private set; }

    public IEnumerable<StepFigures> Steps => _steps.Values;

    /// <summary>Adds up the runs.</summary>
    /// <param name="runs">Their skeletons.</param>
    /// <param name="parent">Name of the span whose steps count; null: those of the trace.</param>
    public static UsualSteps Of(IReadOnlyList<SimilarTree> runs, string? parent)
    {
        var usual = new UsualSteps();
        foreach (var run in runs)
        {
            var levels = StepLevel.Of(run.Tree, parent);
            if (levels.Count == 0)
                continue;
            usual.Runs++;
            usual.Add(run, levels);
        }

        return usual;
    }

    private void Add(SimilarTree run, IReadOnlyList<IReadOnlyList<TraceTreeSpan>> levels)
    {
        var times = new Dictionary<StepFigures, double>();
        var pairs = new HashSet<StepFollows>();
        foreach (var steps in levels)
        {
            foreach (var step in steps)
            {
                var figures = Step(step);
                figures.Calls++;
                figures.Errors += step.HasError ? 1 : 0;
                times[figures] = times.GetValueOrDefault(figures) + (step.EndTime is { } end ? (end - step.StartTime).TotalMilliseconds : 0);
            }

            foreach (var (from, to) in Pairs(steps))
            {
                var next = Step(steps[from]).Next;
                if (!next.TryGetValue(to, out var follows))
                    next[to] = follows = new StepFollows();
                follows.Calls++;
                follows.OnError += steps[from].HasError ? 1 : 0;
                pairs.Add(follows);
            }
        }

        foreach (var follows in pairs)
            follows.Runs++;
        foreach (var (figures, time) in times)
        {
            figures.Times.Add(time);
            if (run.Duration is { } whole && whole > TimeSpan.Zero)
                figures.Shares.Add(Math.Min(1, time / whole.TotalMilliseconds));
        }
    }

    /// <summary>Every call with each name that came right after it, once.</summary>
    private static HashSet<(int From, string To)> Pairs(IReadOnlyList<TraceTreeSpan> steps)
    {
        var pairs = new HashSet<(int, string)>();
        var before = StepOrder.Before(steps);
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var from in before[i])
                pairs.Add((from, steps[i].Name ?? ""));
            if (steps[i].EndTime is not null && StepOrder.IsLast(steps, i))
                pairs.Add((i, End));
        }

        return pairs;
    }

    private StepFigures Step(TraceTreeSpan span)
    {
        var name = span.Name ?? "";
        return _steps.TryGetValue(name, out var figures) ? figures : _steps[name] = new StepFigures(name, span.Type);
    }
}
