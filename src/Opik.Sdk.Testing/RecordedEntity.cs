using System.Text.Json;

namespace Opik.Sdk.Testing;

/// <summary>What traces and spans have in common when they are looked at.</summary>
/// <param name="id">Its id.</param>
/// <param name="json">Its record as the wire has it; undefined: another process owns it.</param>
/// <param name="spans">Spans directly below, in the order they started.</param>
public abstract class RecordedEntity(Guid id, JsonElement? json, IReadOnlyList<RecordedSpan> spans)
{
    /// <summary>Its id.</summary>
    public Guid Id => id;

    /// <summary>The whole record as it would be sent; undefined when another process owns it.</summary>
    public JsonElement Json => json ?? default;

    /// <summary>Spans directly below, in the order they started.</summary>
    public IReadOnlyList<RecordedSpan> Spans => spans;

    /// <summary>Its name.</summary>
    public string? Name => Text("name");

    /// <summary>Project.</summary>
    public string? ProjectName => Text("project_name");

    /// <summary>Environment.</summary>
    public string? Environment => Text("environment");

    /// <summary>Input; undefined: none.</summary>
    public JsonElement Input => Member("input");

    /// <summary>Output; undefined: none.</summary>
    public JsonElement Output => Member("output");

    /// <summary>Metadata; undefined: none.</summary>
    public JsonElement Metadata => Member("metadata");

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags => Member("tags") is { ValueKind: JsonValueKind.Array } tags ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : [];

    /// <summary>Type name of the exception; null: no error.</summary>
    public string? ErrorType => Member("error_info") is { ValueKind: JsonValueKind.Object } error ? error.GetProperty("exception_type").GetString() : null;

    /// <summary>True when it was ended.</summary>
    public bool HasEnded => Member("end_time").ValueKind == JsonValueKind.String;

    /// <summary>A member of the record; undefined: absent.</summary>
    protected JsonElement Member(string name) =>
        json is { ValueKind: JsonValueKind.Object } record && record.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text of the record; null: absent.</summary>
    protected string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
