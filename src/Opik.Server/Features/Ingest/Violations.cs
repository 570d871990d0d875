using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Ingest;

/// <summary>Collects what breaks a rule in a body; all of it is reported together, as 422.</summary>
internal sealed class Violations
{
    // A batch of a thousand bad rows needs no longer answer.
    private const int Reported = 20;
    private List<string>? _texts;

    /// <summary>Adds <paramref name="text"/> (<c>name must not be blank</c>) under <paramref name="path"/> (<c>spans[3].</c> or empty).</summary>
    public void Add(string path, string text)
    {
        if ((_texts ??= []).Count < Reported)
            _texts.Add(path + text);
    }

    /// <summary>Checks the number of entries of a batch.</summary>
    public void CheckBatch(string name, int? count, int max = Limits.Batch)
    {
        if (count is null)
            Add(string.Empty, $"{name} must not be null");
        else if (count < 1 || count > max)
            Add(string.Empty, $"{name} size must be between 1 and {max}");
    }

    /// <summary>Checks that a text is there and has more than white space.</summary>
    public void CheckNotBlank(string path, string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(path, $"{name} must not be blank");
    }

    /// <summary>Checks that a value is there.</summary>
    public void CheckNotNull(string path, string name, object? value)
    {
        if (value is null)
            Add(path, $"{name} must not be null");
    }

    /// <summary>Checks the greatest length of a text.</summary>
    public void CheckLength(string path, string name, string? value, int max)
    {
        if (value?.Length > max)
            Add(path, $"{name} size must be between 0 and {max}");
    }

    /// <summary>A map of texts: how many entries, and characters of names and values together.</summary>
    public void CheckMap(string name, IReadOnlyDictionary<string, string?>? map, int maxEntries, int maxLength)
    {
        if (map is null)
            return;
        if (map.Count > maxEntries)
            Add(string.Empty, $"{name} size must be between 0 and {maxEntries}");
        if (map.Sum(static entry => entry.Key.Length + (entry.Value?.Length ?? 0)) > maxLength)
            Add(string.Empty, $"{name} must not be longer than {maxLength} characters");
        if (map.Keys.Any(string.IsNullOrWhiteSpace))
            Add(string.Empty, $"{name} must not have blank names");
    }

    /// <summary>Checks that a time can be stored.</summary>
    public void CheckTime(string path, string name, DateTime? time)
    {
        if (time is { } value && !Instants.IsInRange(value))
            Add(path, $"{name} must be between 1970-01-01T00:00:00Z and 2262-01-01T00:00:00Z");
    }

    /// <summary>Checks number and lengths of tags.</summary>
    public void CheckTags(string path, string name, IReadOnlyList<string>? tags)
    {
        if (tags is null)
            return;
        if (tags.Count > Limits.Tags)
            Add(string.Empty, $"Tag limit exceeded: maximum {Limits.Tags} tags per item");
        foreach (var tag in tags)
        {
            if (tag.Length > Limits.TagLength)
                Add(path, $"{name} tag size must be between 0 and {Limits.TagLength}");
        }
    }

    /// <summary>Throws 422 when anything was added.</summary>
    public void ThrowIfAny()
    {
        if (_texts is { } texts)
            throw ApiException.Invalid(texts);
    }
}
