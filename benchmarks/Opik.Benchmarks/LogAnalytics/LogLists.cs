using Opik.Contracts;

namespace Opik.Benchmarks.LogAnalytics;

/// <summary>Filters of the list of traces that reach beyond the row: models of the spans, and groups of alternatives.</summary>
internal static class LogLists
{
    public static IEnumerable<(string What, IReadOnlyList<FilterClause> Filters)> Filters()
    {
        yield return ("model = gpt-5-mini, a quarter", Read("""[{"field":"model","operator":"=","value":"gpt-5-mini"}]"""));
        yield return ("model = tuned-7b, one in 50,000", Read("""[{"field":"model","operator":"=","value":"tuned-7b"}]"""));
        yield return ("model = nothing", Read("""[{"field":"model","operator":"=","value":"nothing"}]"""));
        yield return ("model is none of two", Read("""[{"field":"model","operator":"not_in","value":"gpt-5-mini,llama-4"}]"""));
        yield return ("name = flow-3 or has error", Read("""[{"any":[{"field":"name","operator":"=","value":"flow-3"},{"field":"error_info","operator":"is_not_empty"}]}]"""));
        yield return ("model = tuned-7b or input contains \"order 77077\"", Read("""[{"any":[{"field":"model","operator":"=","value":"tuned-7b"},{"field":"input","operator":"contains","value":"order 77077"}]}]"""));
        yield return ("duration > 1.09 s or tag none", Read("""[{"any":[{"field":"duration","operator":">","value":"1090"},{"field":"tags","operator":"=","value":"none"}]}]"""));
    }

    private static IReadOnlyList<FilterClause> Read(string json) => FilterParser.Parse(json, FilterFields.Traces);
}
