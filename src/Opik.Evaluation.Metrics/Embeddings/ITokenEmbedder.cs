namespace Opik.Evaluation.Embeddings;

/// <summary>
/// Divides texts into tokens and gives each a vector, for <see cref="BertScoreMetric"/>: a language model whose vectors depend on the
/// sentence, or <see cref="EmbeddingGeneratorTokenEmbedder"/>. Called by several threads at once.
/// </summary>
public interface ITokenEmbedder
{
    /// <summary>Embeds texts.</summary>
    /// <param name="texts">The texts; none is blank.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>
    /// The tokens of each text in order, without marks that the model adds (<c>[CLS]</c>, <c>[SEP]</c>). Vectors are of one length and
    /// need not be normalised; a text may have no tokens.
    /// </returns>
    Task<IReadOnlyList<IReadOnlyList<TokenEmbedding>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default);
}
