using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Comparison of numbers, in SQL and in memory.</summary>
internal static class NumberCondition
{
    /// <summary>The operator in SQL.</summary>
    public static string Sql(FilterOperator @operator) => @operator switch
    {
        FilterOperator.Equal => "=",
        FilterOperator.NotEqual => "<>",
        FilterOperator.GreaterThan => ">",
        FilterOperator.GreaterThanOrEqual => ">=",
        FilterOperator.LessThan => "<",
        FilterOperator.LessThanOrEqual => "<=",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, null),
    };

    /// <summary>Compares two numbers.</summary>
    public static bool Matches(double number, FilterOperator @operator, double value) => @operator switch
    {
        FilterOperator.Equal => number == value,
        FilterOperator.NotEqual => number != value,
        FilterOperator.GreaterThan => number > value,
        FilterOperator.GreaterThanOrEqual => number >= value,
        FilterOperator.LessThan => number < value,
        FilterOperator.LessThanOrEqual => number <= value,
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, null),
    };

    /// <summary>Whether an expression gives anything.</summary>
    public static string Presence(string expression, FilterOperator @operator) => $"{expression} IS {(@operator == FilterOperator.IsEmpty ? "" : "NOT ")}NULL";

    /// <summary>Condition on a sum: nothing counts as 0 where it is compared.</summary>
    public static string OnSum(QueryParameters parameters, string expression, FilterClause clause) => clause.Operator.IsPresence()
        ? Presence(expression, clause.Operator)
        : On(parameters, $"coalesce({expression},0)", clause.Operator, clause.Value);

    private static IEnumerable<double> Numbers(string list) => FilterValues.ReadList(list).Select(entry => FilterValues.TryReadNumber(entry, out var number) ? number : double.NaN).Where(double.IsFinite);

    /// <summary>Condition on a number expression; <paramref name="digits"/> rounds both sides, for sums of floats.</summary>
    public static string On(QueryParameters parameters, string expression, FilterOperator @operator, string value, int digits = 9)
    {
        if (@operator.IsPresence())
            return Presence(expression, @operator);
        if (@operator is FilterOperator.In or FilterOperator.NotIn)
            return $"round({expression},{digits}) {(@operator == FilterOperator.In ? "" : "NOT ")}IN ({string.Join(',', Numbers(value).Select(entry => parameters.Add(Math.Round(entry, digits))))})";
        FilterValues.TryReadNumber(value, out var number);
        return $"round({expression},{digits}) {Sql(@operator)} {parameters.Add(Math.Round(number, digits))}";
    }
}
