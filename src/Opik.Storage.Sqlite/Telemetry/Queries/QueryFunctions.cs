using System.Runtime.CompilerServices;
using System.Text.Json;
using Opik.Contracts;
using SQLitePCL;

namespace Opik.Storage.Sqlite;

/// <summary>
/// SQL functions that filters need and SQLite lacks: comparison without case beyond ASCII, lists of tags, ids as text.
/// </summary>
internal static class QueryFunctions
{
    /// <summary>Name of the test of a payload.</summary>
    public const string PayloadMatch = "payload_match";

    private static readonly ConditionalWeakTable<SqliteSession, object> Registered = [];

    /// <summary>Makes the functions known to a session, once.</summary>
    public static void Ensure(SqliteSession session)
    {
        if (Registered.TryGetValue(session, out _))
            return;
        Add(session, "text_match", 4, TextMatch);
        Add(session, "tags_match", 3, TagsMatch);
        Add(session, "json_match", 4, JsonMatch);
        Add(session, PayloadMatch, 5, PayloadMatches);
        Add(session, "id_text", 1, IdText);
        Add(session, "metadata_text", 1, MetadataText);
        Registered.Add(session, new object());
    }

    /// <summary>Condition on a text expression; NULL counts as the empty text.</summary>
    public static string Text(QueryParameters parameters, string expression, FilterOperator @operator, string value, bool ignoreCase) =>
        $"text_match({expression},{(int)@operator},{parameters.Add(value)},{(ignoreCase ? 1 : 0)})";

    /// <summary>Condition on a JSON array of texts; NULL counts as empty.</summary>
    public static string Tags(QueryParameters parameters, string expression, FilterOperator @operator, string value) =>
        $"tags_match({expression},{(int)@operator},{parameters.Add(value)})";

    /// <summary>Condition on the value at a path of JSON text; NULL has no values.</summary>
    /// <exception cref="FilterException">The key is no path.</exception>
    public static string Json(QueryParameters parameters, string expression, FilterClause clause)
    {
        // Read once here, so that a bad path is the client's error.
        _ = new PathCondition(clause);
        return $"json_match({expression},{(int)clause.Operator},{parameters.Add(clause.Key ?? "$")},{parameters.Add(clause.Value)})";
    }

    /// <summary>Condition on the stored payload that an expression gives: on the text of a part, or with a key on the value at that path.</summary>
    /// <exception cref="FilterException">The key is no path.</exception>
    public static string Payload(QueryParameters parameters, string expression, PayloadParts part, FilterClause clause)
    {
        if (clause.Key is not null)
            _ = new PathCondition(clause);
        return $"{PayloadMatch}({expression},{(int)part},{(int)clause.Operator},{parameters.Add(clause.Key)},{parameters.Add(clause.Value)})";
    }

    private static void Add(SqliteSession session, string name, int arguments, delegate_function_scalar function)
    {
        // A function that throws must not unwind through native frames.
        delegate_function_scalar guarded = (context, data, values) =>
        {
            try
            {
                function(context, data, values);
            }
            catch (Exception exception)
            {
                raw.sqlite3_result_error(context, $"{name}: {exception.Message}");
            }
        };
        var code = raw.sqlite3_create_function(session.Handle, name, arguments, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, guarded);
        if (code != raw.SQLITE_OK)
            throw new SqliteException(code, $"cannot register {name}");
    }

    private static void TextMatch(sqlite3_context context, object data, sqlite3_value[] values) =>
        raw.sqlite3_result_int(context, TextCondition.Matches(TextOf(values[0]), (FilterOperator)raw.sqlite3_value_int(values[1]), TextOf(values[2])!, raw.sqlite3_value_int(values[3]) != 0) ? 1 : 0);

    private static void TagsMatch(sqlite3_context context, object data, sqlite3_value[] values) =>
        raw.sqlite3_result_int(context, TextCondition.MatchesAny(TagText.Read(TextOf(values[0])), (FilterOperator)raw.sqlite3_value_int(values[1]), TextOf(values[2])!) ? 1 : 0);

    private static void JsonMatch(sqlite3_context context, object data, sqlite3_value[] values)
    {
        var clause = new FilterClause(string.Empty, FilterFieldType.Dictionary, (FilterOperator)raw.sqlite3_value_int(values[1]), TextOf(values[2]), TextOf(values[3]) ?? string.Empty);
        using var document = TextOf(values[0]) is { } text ? JsonDocument.Parse(text) : null;
        raw.sqlite3_result_int(context, new PathCondition(clause).Matches(document?.RootElement) ? 1 : 0);
    }

    private static void PayloadMatches(sqlite3_context context, object data, sqlite3_value[] values)
    {
        var part = (PayloadParts)raw.sqlite3_value_int(values[1]);
        var clause = new FilterClause(string.Empty, FilterFieldType.Dictionary, (FilterOperator)raw.sqlite3_value_int(values[2]), TextOf(values[3]), TextOf(values[4]) ?? string.Empty);
        var condition = clause.Key is null ? PayloadCondition.OnText(part, clause.Operator, clause.Value) : PayloadCondition.OnPath(part, clause);
        var bytes = raw.sqlite3_value_blob(values[0]);
        using var texts = new PayloadTexts(bytes.IsEmpty ? default : PayloadCodec.Decode(bytes, part));
        raw.sqlite3_result_int(context, condition.Matches(texts) ? 1 : 0);
    }

    private static void IdText(sqlite3_context context, object data, sqlite3_value[] values)
    {
        var bytes = raw.sqlite3_value_blob(values[0]);
        if (bytes.Length == 16)
            raw.sqlite3_result_text(context, new Guid(bytes, bigEndian: true).ToString());
        else
            raw.sqlite3_result_null(context);
    }

    private static void MetadataText(sqlite3_context context, object data, sqlite3_value[] values)
    {
        var bytes = raw.sqlite3_value_blob(values[0]);
        if (!bytes.IsEmpty && PayloadCodec.Decode(bytes, PayloadParts.Metadata).Metadata is { } metadata)
            raw.sqlite3_result_text(context, metadata.ToString());
        else
            raw.sqlite3_result_null(context);
    }

    private static string? TextOf(sqlite3_value value) =>
        raw.sqlite3_value_type(value) == raw.SQLITE_NULL ? null : raw.sqlite3_value_text(value).utf8_to_string();
}
