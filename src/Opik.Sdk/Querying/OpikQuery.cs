using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Querying;

/// <summary>
/// A filter in the Opik query language, e.g. <c>feedback_scores."user score" &gt;= 0.5 and tags contains "prod"</c>.
/// Conditions are joined by <c>and</c> in any case; there is no <c>or</c> and there are no parentheses. Python twin:
/// <c>OpikQueryLanguage</c>.
/// </summary>
public sealed class OpikQuery
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private OpikQuery(QueryEntity entity, IReadOnlyList<FilterExpression>? filters)
    {
        Entity = entity;
        Filters = filters;
    }

    /// <summary>What is searched.</summary>
    public QueryEntity Entity { get; }

    /// <summary>The conditions, all of which must hold, in their order; null: no filter. Python twin: <c>get_filter_expressions</c>.</summary>
    public IReadOnlyList<FilterExpression>? Filters { get; }

    /// <summary>Reads a filter of traces. Python twin: <c>OpikQueryLanguage.for_traces</c>.</summary>
    /// <exception cref="OpikQueryException">It is not in the language.</exception>
    public static OpikQuery ForTraces(string? filter) => Parse(filter, QueryEntity.Traces);

    /// <summary>Reads a filter of spans. Python twin: <c>OpikQueryLanguage.for_spans</c>.</summary>
    /// <exception cref="OpikQueryException">It is not in the language.</exception>
    public static OpikQuery ForSpans(string? filter) => Parse(filter, QueryEntity.Spans);

    /// <summary>Reads a filter of threads. Python twin: <c>OpikQueryLanguage.for_threads</c>.</summary>
    /// <exception cref="OpikQueryException">It is not in the language.</exception>
    public static OpikQuery ForThreads(string? filter) => Parse(filter, QueryEntity.Threads);

    /// <summary>Reads a filter of dataset items. Python twin: <c>OpikQueryLanguage.for_dataset_items</c>.</summary>
    /// <exception cref="OpikQueryException">It is not in the language.</exception>
    public static OpikQuery ForDatasetItems(string? filter) => Parse(filter, QueryEntity.DatasetItems);

    /// <summary>Reads a filter of prompt versions. Python twin: <c>OpikQueryLanguage.for_prompt_versions</c>.</summary>
    /// <exception cref="OpikQueryException">It is not in the language.</exception>
    public static OpikQuery ForPromptVersions(string? filter) => Parse(filter, QueryEntity.PromptVersions);

    /// <summary>Reads a filter.</summary>
    /// <param name="filter">The filter; null or empty: none. A blank one is an error, as everywhere in Opik.</param>
    /// <param name="entity">What is searched.</param>
    /// <exception cref="OpikQueryException">It is not in the language.</exception>
    public static OpikQuery Parse(string? filter, QueryEntity entity) =>
        new(entity, string.IsNullOrEmpty(filter) ? null : new QueryParser(filter, entity).Read());

    /// <summary>The <c>filters</c> parameter of the wire, a JSON array; null: no filter. Python twin: <c>parsed_filters</c>.</summary>
    public string? ToJson()
    {
        if (Filters is null)
            return null;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartArray();
            foreach (var filter in Filters)
                Write(json, filter);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, FilterExpression filter)
    {
        json.WriteStartObject();
        json.WriteString("field"u8, filter.Field);
        json.WriteString("key"u8, filter.Key);
        json.WriteString("type"u8, filter.Type.WireName());
        json.WriteString("operator"u8, FilterOperators.Name(filter.Operator));
        json.WriteString("value"u8, filter.Value);
        json.WriteEndObject();
    }
}
