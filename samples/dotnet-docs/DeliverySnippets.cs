using System.Diagnostics.Metrics;

namespace Opik.Samples.Docs;

/// <summary>Snippets of docs/dotnet/delivery.md.</summary>
internal static class DeliverySnippets
{
    public static async Task RunAsync(OpikClient client)
    {
        await FlushAsync(client);
        Report(client);
        Listen();
    }

    private static async Task FlushAsync(OpikClient client)
    {
        #region flush
        var result = await client.FlushAsync(TimeSpan.FromSeconds(5));
        if (!result.Success)
        {
            Console.Error.WriteLine($"{result.RemainingQueueSize} wait, {result.SpooledItems} of them on disk; {result.DroppedItems} are lost.");
            foreach (var loss in result.Failures)
                Console.Error.WriteLine($"{loss.ItemCount} {loss.MessageType}: {loss.Reason} {loss.StatusCode} {loss.Detail}");
        }
        #endregion
    }

    private static void Report(OpikClient client)
    {
        #region report
        var report = client.GetErrorsReport();
        Console.WriteLine($"{report.TotalDroppedItems} items lost since the start, the first at {report.FirstFailureAt}");
        #endregion
    }

    private static void Listen()
    {
        #region meter
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Opik")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Console.WriteLine($"{instrument.Name} {value}"));
        listener.Start();
        listener.RecordObservableInstruments();
        #endregion
    }
}
