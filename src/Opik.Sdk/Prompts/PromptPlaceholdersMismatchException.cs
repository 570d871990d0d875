namespace Opik.Prompts;

/// <summary>
/// The values given to a prompt are not those that it asks for. Python twin:
/// <c>PromptPlaceholdersDontMatchFormatArguments</c>.
/// </summary>
public sealed class PromptPlaceholdersMismatchException : PromptTemplateException
{
    /// <summary>An error that names the difference.</summary>
    /// <param name="missing">Placeholders without a value.</param>
    /// <param name="unknown">Values without a placeholder.</param>
    public PromptPlaceholdersMismatchException(IReadOnlyList<string> missing, IReadOnlyList<string> unknown)
        : base($"The values must be exactly those that the prompt asks for. {Listed("Missing", missing)}{Listed("Not in the prompt", unknown)}Pass validatePlaceholders: false to allow it.")
    {
        Missing = missing;
        Unknown = unknown;
    }

    /// <summary>Placeholders without a value.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Values without a placeholder.</summary>
    public IReadOnlyList<string> Unknown { get; }

    internal static void ThrowIfDifferent(IEnumerable<string> placeholders, IEnumerable<string> values)
    {
        var asked = placeholders.ToHashSet(StringComparer.Ordinal);
        var given = values.ToHashSet(StringComparer.Ordinal);
        if (!asked.SetEquals(given))
            throw new PromptPlaceholdersMismatchException([.. asked.Except(given).Order(StringComparer.Ordinal)], [.. given.Except(asked).Order(StringComparer.Ordinal)]);
    }

    private static string Listed(string title, IReadOnlyList<string> names) => names.Count == 0 ? string.Empty : $"{title}: {string.Join(", ", names.Select(name => $"'{name}'"))}. ";
}
