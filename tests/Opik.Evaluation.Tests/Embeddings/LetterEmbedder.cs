using Opik.Evaluation.Embeddings;

namespace Opik.Evaluation.Tests.Embeddings;

/// <summary>Words between blanks; a vector counts the letters a to z and adds what the neighbour begins with, so that it depends on the sentence.</summary>
internal sealed class LetterEmbedder : ITokenEmbedder
{
    private const float OfNeighbour = 0.25f;

    public Task<IReadOnlyList<IReadOnlyList<TokenEmbedding>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<IReadOnlyList<TokenEmbedding>>>([.. texts.Select(Tokens)]);
    }

    private static IReadOnlyList<TokenEmbedding> Tokens(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select((word, i) => new TokenEmbedding(word, Vector(word, i > 0 ? words[i - 1] : null)))];
    }

    private static float[] Vector(string word, string? neighbour)
    {
        var vector = new float[27];
        vector[26] = 0.1f;
        foreach (var letter in word.Where(char.IsAsciiLetterLower))
            vector[letter - 'a']++;
        if (neighbour is not null && char.IsAsciiLetterLower(neighbour[0]))
            vector[neighbour[0] - 'a'] += OfNeighbour;
        return vector;
    }
}
