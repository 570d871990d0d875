namespace Opik.Contracts;

/// <summary>Spelling of <see cref="FilterFieldType"/> on the wire.</summary>
public static class FilterFieldTypes
{
    private static readonly Dictionary<string, FilterFieldType> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["string"] = FilterFieldType.String,
        ["string_exact"] = FilterFieldType.StringExact,
        ["string_state_db"] = FilterFieldType.StringStateDb,
        ["string_list"] = FilterFieldType.StringList,
        ["date_time"] = FilterFieldType.DateTime,
        ["number"] = FilterFieldType.Number,
        ["duration"] = FilterFieldType.Duration,
        ["feedback_scores_number"] = FilterFieldType.FeedbackScoresNumber,
        ["dictionary"] = FilterFieldType.Dictionary,
        ["dictionary_state_db"] = FilterFieldType.DictionaryStateDb,
        ["map"] = FilterFieldType.Map,
        ["list"] = FilterFieldType.List,
        ["enum"] = FilterFieldType.Enum,
        ["error_container"] = FilterFieldType.ErrorContainer,
        ["custom"] = FilterFieldType.Custom,
    };

    private static readonly Dictionary<FilterFieldType, string> Names =
        ByName.ToDictionary(pair => pair.Value, pair => pair.Key.ToUpperInvariant());

    /// <summary>The name as error messages have it, e.g. <c>DATE_TIME</c>.</summary>
    public static string Name(FilterFieldType type) => Names[type];

    /// <summary>Reads a name in any case.</summary>
    public static bool TryParse(string name, out FilterFieldType type) => ByName.TryGetValue(name, out type);
}
