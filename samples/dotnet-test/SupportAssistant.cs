using Opik.Contracts;

namespace Opik.Samples.Tests;

/// <summary>Stands for a program that asks a model: it knows three answers, and one of them it does not always give.</summary>
internal sealed class SupportAssistant
{
    private int _asked;

    [OpikTrack(Type = SpanType.Llm)]
    public async Task<string> AnswerAsync(string question)
    {
        await Task.Yield();
        return question switch
        {
            "How long is delivery?" => "Delivery takes 3 to 5 days.",
            "Can I return a gift?" => Interlocked.Increment(ref _asked) % 3 == 0 ? "I am not sure." : "Yes, gifts can be returned within 30 days.",
            _ => "Please write to support@shop.example.",
        };
    }
}
