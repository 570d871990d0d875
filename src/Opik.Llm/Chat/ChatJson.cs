using System.Text.Encodings.Web;
using System.Text.Json;

namespace Opik.Llm;

/// <summary>How this layer writes JSON.</summary>
internal static class ChatJson
{
    /// <summary>No needless escapes: they cost tokens nowhere, and bytes everywhere.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };
}
