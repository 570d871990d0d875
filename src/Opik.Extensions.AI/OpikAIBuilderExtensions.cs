using Microsoft.Extensions.DependencyInjection;
using Opik;
using Opik.Extensions.AI;

// The namespace in which the builders' own extensions are found.
namespace Microsoft.Extensions.AI;

/// <summary>Opik in pipelines of Microsoft.Extensions.AI.</summary>
public static class OpikAIBuilderExtensions
{
    /// <summary>Logs every call of the chat client (<see cref="OpikChatClient"/>).</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="client">Logs; null: the client of the services, else <see cref="OpikClient.Default"/>.</param>
    /// <param name="configure">Sets how.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <example>
    /// <code>
    /// IChatClient chat = openAI.GetChatClient("gpt-5").AsIChatClient().AsBuilder().UseFunctionInvocation().UseOpik().Build();
    /// </code>
    /// </example>
    public static ChatClientBuilder UseOpik(this ChatClientBuilder builder, OpikClient? client = null, Action<OpikMiddlewareOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = Options(configure);
        return builder.Use((inner, services) => new OpikChatClient(inner, client ?? services.GetService<OpikClient>(), options));
    }

    /// <summary>Logs every call of the embedding generator (<see cref="OpikEmbeddingGenerator{TInput, TEmbedding}"/>).</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="client">Logs; null: the client of the services, else <see cref="OpikClient.Default"/>.</param>
    /// <param name="configure">Sets how.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static EmbeddingGeneratorBuilder<TInput, TEmbedding> UseOpik<TInput, TEmbedding>(
        this EmbeddingGeneratorBuilder<TInput, TEmbedding> builder, OpikClient? client = null, Action<OpikMiddlewareOptions>? configure = null)
        where TEmbedding : Embedding
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = Options(configure);
        return builder.Use((inner, services) => new OpikEmbeddingGenerator<TInput, TEmbedding>(inner, client ?? services.GetService<OpikClient>(), options));
    }

    private static OpikMiddlewareOptions Options(Action<OpikMiddlewareOptions>? configure)
    {
        var options = new OpikMiddlewareOptions();
        configure?.Invoke(options);
        return options;
    }
}
