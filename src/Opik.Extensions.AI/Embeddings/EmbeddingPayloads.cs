using Microsoft.Extensions.AI;
using Opik.Capture;
using Opik.Extensions.AI.Chat;

namespace Opik.Extensions.AI.Embeddings;

/// <summary>Inputs and outputs of embeddings as JSON. Vectors are left out: nobody reads them, and they are large.</summary>
internal static class EmbeddingPayloads
{
    /// <summary><c>{"input":[…]}</c>.</summary>
    public static byte[] Input<TInput>(IReadOnlyCollection<TInput> values) => ChatPayloads.Write(writer =>
    {
        writer.WriteStartArray("input"u8);
        foreach (var value in values)
            ValueCapture.Write(writer, value);
        writer.WriteEndArray();
    });

    /// <summary><c>{"embeddings":[{"index":0,"dimensions":1536},…]}</c>.</summary>
    public static byte[] Output<TEmbedding>(IReadOnlyCollection<TEmbedding> embeddings)
        where TEmbedding : Embedding => ChatPayloads.Write(writer =>
    {
        writer.WriteStartArray("embeddings"u8);
        var index = 0;
        foreach (var embedding in embeddings)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index"u8, index++);
            writer.WriteNumber("dimensions"u8, embedding.Dimensions);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
