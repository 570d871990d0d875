using System.Text.Json;

namespace Opik;

/// <summary>Members to change; what is null stays as it is.</summary>
public abstract record EntityUpdate
{
    private protected EntityUpdate()
    {
    }

    /// <summary>Project of the entity; null: that of the context, else of the options.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>End, UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Input; what is no object is logged as <c>{"input": value}</c>.</summary>
    public object? Input { get; init; }

    /// <summary>Output; what is no object is logged as <c>{"output": value}</c>.</summary>
    public object? Output { get; init; }

    /// <summary>Metadata, whole.</summary>
    public IReadOnlyDictionary<string, object?>? Metadata { get; init; }

    /// <summary>Tags, all of them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The error.</summary>
    public Exception? Error { get; init; }

    /// <summary>Writes the members that only this kind has.</summary>
    internal virtual void WriteMembers(Utf8JsonWriter writer)
    {
        if (Name is not null)
            writer.WriteString("name"u8, Name);
        if (EndTime is { } end)
            writer.WriteString("end_time"u8, end.UtcDateTime);
        if (Tags is not null)
        {
            writer.WriteStartArray("tags"u8);
            foreach (var tag in Tags)
                writer.WriteStringValue(tag);
            writer.WriteEndArray();
        }

        if (Error is null)
            return;
        writer.WriteStartObject("error_info"u8);
        writer.WriteString("exception_type"u8, Error.GetType().FullName);
        writer.WriteString("message"u8, Error.Message);
        writer.WriteString("traceback"u8, Error.ToString());
        writer.WriteEndObject();
    }
}
