using Microsoft.Extensions.AI;
using Opik.Llm;
using Opik.Optimizer;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Studio.Planning;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>The models of a run as clients; their calls count.</summary>
internal sealed class StudioModels : IDisposable
{
    private StudioModels(IChatClient judge, IChatClient thinker) => (Judge, Thinker) = (judge, thinker);

    /// <summary>The model that is asked with the prompts: it judges too.</summary>
    public IChatClient Judge { get; }

    /// <summary>The model that thinks about prompts.</summary>
    public IChatClient Thinker { get; }

    /// <exception cref="OptimizationException">A model is not to be had any more.</exception>
    public static async Task<StudioModels> OpenAsync(ModelCalls models, Scope scope, StudioPlan plan, StudioSpending spending, CancellationToken cancellationToken)
    {
        try
        {
            var judge = new SpendingChatClient(await models.ClientAsync(scope, plan.Model, cancellationToken), spending, isOfRow: true);
            return new StudioModels(judge, new SpendingChatClient(await models.ClientAsync(scope, plan.ReasoningModel, cancellationToken), spending, isOfRow: false));
        }
        catch (ChatException missing)
        {
            throw new OptimizationException(missing.Message, missing);
        }
    }

    public void Dispose()
    {
        Judge.Dispose();
        Thinker.Dispose();
    }
}
