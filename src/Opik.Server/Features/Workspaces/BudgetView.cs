using System.ComponentModel.DataAnnotations;

namespace Opik.Server.Features.Workspaces;

/// <summary>The cost of this calendar month, in the time zone of the workspace, beside the budget.</summary>
/// <param name="From">First instant of the month.</param>
/// <param name="To">First instant of the next month.</param>
/// <param name="Now">Until when the cost is counted.</param>
/// <param name="Cost">Cost of the traces of the month so far, USD.</param>
/// <param name="Expected">Cost of the whole month if it goes on like this, USD.</param>
/// <param name="Budget">What may be spent in a month, USD; null: no budget.</param>
/// <param name="State">Whether the budget will do: <c>ahead</c> when the expected cost is above it, <c>exceeded</c> when the cost is.</param>
internal sealed record BudgetView(
    DateTime From, DateTime To, DateTime Now, double Cost, double Expected, double? Budget, [property: AllowedValues("none", "within", "ahead", "exceeded")] string State)
{
    // One busy hour on the first morning says nothing of a month.
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    public static BudgetView Of(DateTime start, DateTime end, DateTime now, double cost, double? budget)
    {
        var passed = now - start < Shortest ? Shortest : now - start;
        var expected = Math.Max(cost, cost * ((end - start) / passed));
        return new(start, end, now, cost, expected, budget, budget is null ? "none" : cost > budget ? "exceeded" : expected > budget ? "ahead" : "within");
    }
}
