namespace Opik.Optimizer;

/// <summary>
/// Puts two winners together that come from one ancestor: of each message the side that was changed since, of two changes that
/// of the better one.
/// </summary>
internal sealed class ProgramMerge(int most)
{
    private const int Rows = 5;
    private readonly HashSet<(int, int)> _tried = [];
    private int _left = most;
    private int _due;

    /// <summary>Whether the round before has found a new winner, and merges are left.</summary>
    public bool IsDue => _due > 0 && _left > 0;

    /// <summary>A new winner was found: a merge may follow.</summary>
    public void Found() => _due = 1;

    /// <summary>Tries a merge; null: no two programs fit together.</summary>
    public async Task<MergeOutcome?> TryAsync(OptimizationContext context, IReadOnlyList<Evaluation> programs, CancellationToken cancellationToken)
    {
        _due = 0;
        if (context.Setup.Rows.Count < Rows || Pair(context, programs) is not { } pair)
            return null;
        _left--;
        var (first, second, messages) = pair;
        var child = context.Propose(messages, "merge of two candidates", first.Candidate, second.Candidate);
        var rows = Balanced(context, first, second);
        var tried = await context.SampleAsync(child, rows, cancellationToken).ConfigureAwait(false);
        var needed = Math.Max(OptimizationContext.Of(first, rows).Sum, OptimizationContext.Of(second, rows).Sum);
        if (tried.Sum < needed)
        {
            context.Log($"The merge of T{first.Number} and T{second.Number} had {tried.Sum:0.##} on {rows.Count} rows, they had {needed:0.##}.");
            return new MergeOutcome(null, rows.Count);
        }

        return new MergeOutcome(await context.TryAsync(child, cancellationToken).ConfigureAwait(false), rows.Count + context.Setup.Rows.Count);
    }

    private (Evaluation First, Evaluation Second, IReadOnlyList<PromptMessage> Messages)? Pair(OptimizationContext context, IReadOnlyList<Evaluation> programs)
    {
        var byId = programs.ToDictionary(static program => program.Candidate.Id);
        var winners = ParetoFront.Winners([.. programs.Select(static program => program.Rows.Select(static row => row.Score).ToList())]).Keys.Order().ToList();
        var pairs = winners.SelectMany(first => winners.Where(second => second > first).Select(second => (first, second))).Where(pair => !_tried.Contains(pair)).ToArray();
        context.Random($"gepa/merge/{context.Step}").Shuffle(pairs);
        foreach (var (first, second) in pairs)
        {
            var (left, right) = (programs[first], programs[second]);
            var (ofLeft, ofRight) = (Ancestors(left, byId), Ancestors(right, byId));
            if (ofLeft.Contains(right.Candidate.Id) || ofRight.Contains(left.Candidate.Id))
                continue;
            // The latest common one: it has the most in common.
            var common = ofLeft.Intersect(ofRight).Where(byId.ContainsKey).Select(id => byId[id]).Where(each => each.Score <= Math.Min(left.Score, right.Score)).MaxBy(static each => each.Number);
            if (common is null)
                continue;
            _tried.Add((first, second));
            var messages = Combine(common, left, right);
            if (!messages.SequenceEqual(left.Candidate.Messages) && !messages.SequenceEqual(right.Candidate.Messages))
                return (left, right, messages);
        }

        return null;
    }

    private static HashSet<string> Ancestors(Evaluation program, Dictionary<string, Evaluation> byId)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(program.Candidate.Parents);
        while (open.TryDequeue(out var id))
        {
            if (found.Add(id) && byId.TryGetValue(id, out var parent))
                parent.Candidate.Parents.ToList().ForEach(open.Enqueue);
        }

        return found;
    }

    private static List<PromptMessage> Combine(Evaluation ancestor, Evaluation left, Evaluation right) =>
        [.. ancestor.Candidate.Messages.Select((original, place) =>
        {
            var (first, second) = (left.Candidate.Messages[place], right.Candidate.Messages[place]);
            return first == original ? second : second == original ? first : left.Score >= right.Score ? first : second;
        })];

    // Rows that the one wins, rows that the other wins, rows of neither.
    private static List<OptimizationRow> Balanced(OptimizationContext context, Evaluation first, Evaluation second)
    {
        var order = Enumerable.Range(0, context.Setup.Rows.Count).ToArray();
        context.Random($"gepa/merge/{context.Step}/rows").Shuffle(order);
        var groups = order.GroupBy(row => first.Rows[row].Score.CompareTo(second.Rows[row].Score)).Select(static group => new Queue<int>(group)).ToList();
        var chosen = new List<OptimizationRow>();
        while (chosen.Count < Rows)
        {
            foreach (var group in groups.Where(static group => group.Count > 0))
            {
                if (chosen.Count < Rows)
                    chosen.Add(context.Setup.Rows[group.Dequeue()]);
            }
        }

        return chosen;
    }
}
