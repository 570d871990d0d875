using Opik.Evaluation.Embeddings;

namespace Opik.Evaluation.Tests.Embeddings;

/// <summary>Words between blanks with the vectors that a test gives.</summary>
internal sealed class GivenEmbedder(Dictionary<string, float[]> vectors) : ITokenEmbedder
{
    public Task<IReadOnlyList<IReadOnlyList<TokenEmbedding>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<TokenEmbedding>>>(
            [.. texts.Select(text => (IReadOnlyList<TokenEmbedding>)[.. text.Split(' ').Where(vectors.ContainsKey).Select(word => new TokenEmbedding(word, vectors[word]))])]);
}
