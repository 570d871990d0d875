using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// The cost of a trace where it is known. Totals hold 0 both for spans without a cost and for spans whose client said that
/// they cost nothing; the latter are few, and an index of their own tells them (prices never give 0).
/// </summary>
internal static class KnownCost
{
    /// <summary>USD of a trace (its totals have the alias <c>t</c>), NULL where none of its spans has a cost.</summary>
    public const string OfTrace =
        "(CASE WHEN t.cost<>0 THEN t.cost WHEN EXISTS (SELECT 1 FROM span k INDEXED BY span_free WHERE k.trace=t.trace AND k.ws=t.ws AND k.cost=0) THEN 0.0 END)";

    /// <summary>What a condition on the cost of a trace looks at: nothing counts as 0 where it is compared, so that the sum will do.</summary>
    public static string For(FilterClause clause) => clause.Operator.IsPresence() ? OfTrace : "t.cost";
}
