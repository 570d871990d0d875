using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Workspaces;

/// <summary>Periods that metrics are asked for.</summary>
internal static class Interval
{
    /// <summary>Adds what is wrong with the ends; absent ones are not.</summary>
    public static void Check(Violations violations, DateTime? start, DateTime? end)
    {
        violations.CheckTime(string.Empty, "intervalStart", start);
        violations.CheckTime(string.Empty, "intervalEnd", end);
        if (start >= end)
            violations.Add(string.Empty, "intervalStart must be before intervalEnd");
    }
}
