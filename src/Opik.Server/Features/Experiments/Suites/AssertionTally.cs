using Opik.Storage;

namespace Opik.Server.Features.Experiments.Suites;

/// <summary>How one assertion did over the items of a suite.</summary>
/// <param name="Items">Items on which it was judged.</param>
/// <param name="PassedItems">Those on which it held in as many runs as the item needs.</param>
/// <param name="Runs">Runs in which it was judged.</param>
/// <param name="PassedRuns">Those in which it held.</param>
internal sealed record AssertionTally(int Items, int PassedItems, int Runs, int PassedRuns)
{
    /// <summary>A tally for each assertion, in their order.</summary>
    public static AssertionTally[] Count(SuiteOutcome outcome)
    {
        var tallies = new AssertionTally[outcome.Assertions.Count];
        Array.Fill(tallies, new AssertionTally(0, 0, 0, 0));
        var held = new int[tallies.Length];
        var judged = new int[tallies.Length];
        foreach (var item in outcome.Items)
        {
            Array.Clear(held);
            Array.Clear(judged);
            foreach (var run in item.Runs)
            {
                foreach (var assertion in run.Held)
                    (held[assertion], judged[assertion]) = (held[assertion] + 1, judged[assertion] + 1);
                foreach (var assertion in run.Failed)
                    judged[assertion]++;
            }

            for (var i = 0; i < tallies.Length; i++)
            {
                if (judged[i] == 0)
                    continue;
                // A run that was not judged by it does not make it fail.
                var passed = held[i] >= Math.Min(item.Needed, judged[i]);
                tallies[i] = new AssertionTally(tallies[i].Items + 1, tallies[i].PassedItems + (passed ? 1 : 0), tallies[i].Runs + judged[i], tallies[i].PassedRuns + held[i]);
            }
        }

        return tallies;
    }
}
