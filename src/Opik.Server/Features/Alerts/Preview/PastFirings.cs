namespace Opik.Server.Features.Alerts.Preview;

/// <summary>Times in which several conditions would have held; each list is in order and without overlaps, and so is the answer.</summary>
internal static class PastFirings
{
    /// <summary>When both held; the value is that of the first.</summary>
    public static IReadOnlyList<PastFiring> And(IReadOnlyList<PastFiring> first, IReadOnlyList<PastFiring> second)
    {
        var both = new List<PastFiring>();
        var (one, other) = (0, 0);
        while (one < first.Count && other < second.Count)
        {
            var (left, right) = (first[one], second[other]);
            var began = left.BeganAt > right.BeganAt ? left.BeganAt : right.BeganAt;
            var ended = left.EndedAt < right.EndedAt ? left.EndedAt : right.EndedAt;
            if (began < ended)
                both.Add(new PastFiring(began, ended, left.Value));
            if (left.EndedAt < right.EndedAt)
                one++;
            else
                other++;
        }

        return both;
    }

    /// <summary>When any of them held; times that touch are one, with the value of the earlier.</summary>
    public static IReadOnlyList<PastFiring> Or(IEnumerable<IReadOnlyList<PastFiring>> all)
    {
        var any = new List<PastFiring>();
        foreach (var firing in all.SelectMany(static each => each).OrderBy(static each => each.BeganAt))
        {
            if (any.Count == 0 || any[^1].EndedAt < firing.BeganAt)
                any.Add(firing);
            else if (any[^1].EndedAt < firing.EndedAt)
                any[^1] = any[^1] with { EndedAt = firing.EndedAt };
        }

        return any;
    }
}
