namespace Opik.Evaluation.Embeddings;

/// <summary>A token of a text, and what it means there.</summary>
/// <param name="Token">The token as it is counted for <see cref="InverseDocumentFrequency"/>.</param>
/// <param name="Vector">Its vector; not all of it is 0.</param>
public readonly record struct TokenEmbedding(string Token, ReadOnlyMemory<float> Vector);
