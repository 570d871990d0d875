using Opik.Prompts.Jinja.Values;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>The filters of Jinja 3.1. https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters</summary>
internal static class FilterTable
{
    private static readonly Dictionary<string, Func<object?, CallArguments, object?>> Filters =
        new[] { TextFilters.All, MarkupFilters.All, NumberFilters.All, ListFilters.All, SelectionFilters.All }
            .SelectMany(group => group)
            .ToDictionary(filter => filter.Key, filter => filter.Value, StringComparer.Ordinal);

    /// <summary>Whether there is a filter of the name.</summary>
    public static bool Has(string name) => Filters.ContainsKey(name);

    /// <summary>Applies a filter.</summary>
    /// <exception cref="PromptTemplateException">There is none of the name, or it cannot be applied.</exception>
    public static object? Apply(string name, object? value, CallArguments arguments) =>
        Filters.TryGetValue(name, out var filter) ? filter(value, arguments) : throw new PromptTemplateException($"There is no filter '{name}'");
}
