using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opik.Prompts;

/// <summary>
/// Writes a prompt as <c>{"name":"…","commit":"…","template":…}</c>, and reads the commit of one that was looked up before, which
/// is how agent configurations hold prompts. For generated code.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptJsonConverter<T> : JsonConverter<T>
    where T : StoredPrompt
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var commit = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A prompt is read from its commit.");
        return LookedUpPrompts.Find(commit) switch
        {
            T prompt => prompt,
            null => throw new JsonException($"There is no prompt version '{commit}'."),
            var other => throw new JsonException($"'{other.Name}' is a {(other is ChatPrompt ? "chat" : "text")} prompt."),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("name"u8, value.Name);
        if (value.Commit is { } commit)
            writer.WriteString("commit"u8, commit);
        writer.WritePropertyName("template"u8);
        value.LinkedTemplate.WriteTo(writer);
        writer.WriteEndObject();
    }
}
