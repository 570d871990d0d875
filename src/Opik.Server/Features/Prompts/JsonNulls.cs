using Opik.Contracts;

namespace Opik.Server.Features.Prompts;

/// <summary>An explicit <c>null</c> in a body says the same as an absent member.</summary>
internal static class JsonNulls
{
    public static JsonText? NullIfJsonNull(this JsonText? json) => json is { } text && !text.IsEmpty && !text.Utf8.Span.SequenceEqual("null"u8) ? text : null;
}
