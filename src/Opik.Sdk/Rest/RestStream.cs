using System.Text.Json.Serialization.Metadata;

namespace Opik.Rest;

/// <summary>A list that the server sends as lines of JSON, a page at a time.</summary>
/// <param name="Path">Below the address: <c>v1/private/traces/search</c>.</param>
/// <param name="Body">Makes the request from cursor (null at first) and size of the page.</param>
/// <param name="Type">Type of one line.</param>
/// <typeparam name="T">One line.</typeparam>
internal sealed record RestStream<T>(string Path, Func<string?, int, ReadOnlyMemory<byte>> Body, JsonTypeInfo<T> Type)
{
    /// <summary>Member of a line that is the cursor of the next page.</summary>
    public string CursorMember { get; init; } = "id";

    /// <summary>Lines of a page, 1-2000.</summary>
    public int PageSize { get; init; } = 2_000;

    /// <summary>True: a line that cannot be read is an error. False: it is left out, with a warning that counts.</summary>
    public bool Strict { get; init; }
}
