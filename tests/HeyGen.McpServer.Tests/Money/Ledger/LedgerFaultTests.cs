using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Tests.Money.Ledger;

/// <summary>What SQLite says when it cannot write, and what becomes of it for a person.</summary>
public sealed class LedgerFaultTests : IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("heygen-mcp-ledger-");

    private string File => Path.Combine(scratch.FullName, "ledger.db");

    public void Dispose() => scratch.Delete(recursive: true);

    /// <summary>Some words are those of SQLite's library, which the first connection of a process loads.</summary>
    public LedgerFaultTests() => new SqliteConnection().Dispose();

    [Theory]
    [InlineData("Mode=ReadWriteCreate", "CREATE TABLE a AS SELECT randomblob(100000)", "is full", "Make room")]
    [InlineData("Mode=ReadOnly", "CREATE TABLE a (b)", "cannot be written (attempt to write a readonly database)", "Let this user write")]
    [InlineData("Mode=ReadWriteCreate", "SELECT * FROM nowhere", "cannot be used (SQL logic error)", "--state-dir")]
    public void Of_WhatSqliteRefuses_SaysWhatAndHowToMendIt(string mode, string sql, string what, string remedy)
    {
        System.IO.File.WriteAllText(File, "");
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False;{mode}");
        connection.Open();
        connection.Execute("PRAGMA max_page_count = 3");

        var fault = LedgerFault.Of(Assert.Throws<SqliteException>(() => connection.Execute(sql)), File);

        Assert.StartsWith(
            $"The ledger {File}", fault.Message.Replace("The disk with the ledger", "The ledger", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Message, StringComparison.Ordinal);
        Assert.Contains("get_job", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_BUSY, "Another process")]
    [InlineData(SQLitePCL.raw.SQLITE_CANTOPEN, "cannot be written")]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR, "failed (disk I/O error)")]
    public void Of_WhatATestCannotBringAbout_SaysWhat(int code, string what) =>
        Assert.Contains(what, LedgerFault.Of(new SqliteException("said", code), File).Message, StringComparison.Ordinal);
}
