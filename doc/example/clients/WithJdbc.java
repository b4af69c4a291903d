// JDBC: Debian's libpostgresql-jdbc-java. Where the server is: PGHOST, PGPORT, PGDATABASE; TLS: the property sslmode.
import java.nio.file.*;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;

public class WithJdbc {
    static final String NODE = "520371013";
    static final Map<String, String> words = new HashMap<>();

    record Resident(String grid, String name, String address, LocalDate since) { }

    static Connection connect(String user) throws SQLException {
        Properties p = new Properties();
        p.setProperty("user", user);
        p.setProperty("password", System.getenv("YBSS_PASSWORD"));
        p.setProperty("sslmode", Objects.requireNonNullElse(System.getenv("PGSSLMODE"), "prefer"));
        p.setProperty("prepareThreshold", "0");     // nothing stays in a connection that changes hands
        return DriverManager.getConnection("jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT")
            + "/" + System.getenv("PGDATABASE"), p);
    }

    /** What to tell the person in front, by SQLSTATE: the whole code, its first three characters, its first two. */
    static String sentence(SQLException e) {
        String code = Objects.requireNonNullElse(e.getSQLState(), "08");
        for (String key : List.of(code, code.substring(0, Math.min(3, code.length())), code.substring(0, 2)))
            if (words.containsKey(key)) return words.get(key);
        return words.get("*");
    }

    interface Work<T> { T with(Connection c) throws SQLException; }

    /** A transaction in which the owner of the ticket acts; without one, in which nobody does. */
    static <T> T acting(Connection c, String ticket, Work<T> work) throws SQLException {
        c.setAutoCommit(false);
        try {
            if (ticket != null)
                try (PreparedStatement s = c.prepareStatement("SELECT set_config('ybss.ticket', ?, true)")) {
                    s.setString(1, ticket);
                    s.execute();
                }
            T answer = work.with(c);
            c.commit();
            return answer;
        } catch (SQLException e) {
            c.rollback();
            throw e;
        }
    }

    /** The first row of a statement with text parameters. */
    static Object[] row(Connection c, String statement, Object... values) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(statement)) {
            for (int n = 0; n < values.length; n++) s.setObject(n + 1, values[n]);
            if (!s.execute()) return null;
            ResultSet r = s.getResultSet();
            if (!r.next()) return null;
            Object[] row = new Object[r.getMetaData().getColumnCount()];
            for (int n = 0; n < row.length; n++) row[n] = r.getObject(n + 1);
            return row;
        }
    }

    static List<Resident> page(Connection c, long[] last) throws SQLException {
        List<Resident> page = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement("SELECT residence_id, grid_text, name, address, lower(valid) AS since FROM ybss.resident"
                + " WHERE ybss.in_grid(grid, ?) AND residence_id > ? ORDER BY residence_id LIMIT 2")) {
            s.setString(1, NODE);
            s.setLong(2, last[0]);
            for (ResultSet r = s.executeQuery(); r.next(); last[0] = r.getLong(1))
                page.add(new Resident(r.getString(2), r.getString(3), r.getString(4), r.getObject(5, LocalDate.class)));
        }
        return page;
    }

    static void refused(Connection c, String statement, Object... values) throws SQLException {
        try {
            acting(c, null, x -> row(x, statement, values));
        } catch (SQLException e) {
            System.out.println(e.getSQLState() + " " + sentence(e));
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) words.put(line.split("\t")[0], line.split("\t")[1]);
        String ticket;
        try (Connection signOn = connect("sign_on")) {
            ticket = (String) row(signOn, "SELECT ybss.issue_ticket(ybss.member_of(?), 'portal')", "li.na")[0];
        }
        Connection portal = connect("portal");
        Object[] who = acting(portal, ticket, c -> row(c, "SELECT label, array_length(scope, 1) FROM ybss.whoami()"));
        System.out.println("acts: " + who[0] + " " + who[1]);

        List<Resident> residents = new ArrayList<>(), page;
        long[] last = {0};
        int pages = 0;
        while (!(page = acting(portal, ticket, c -> page(c, last))).isEmpty()) {
            residents.addAll(page);
            pages++;
        }
        System.out.println("residents: " + residents.size() + " in pages: " + pages);
        residents.sort(Comparator.comparing(Resident::address).thenComparing(Resident::name));
        for (Resident r : residents) System.out.println(r.grid() + " " + r.name() + " " + r.address() + " " + r.since());

        Object[] read = acting(portal, ticket, c -> {
            Object[] home = row(c, "SELECT person_id, address FROM ybss.where_lives(?, ?)", "520399196203150111", "上门核实前联系");
            // A path in the statement spares the program a reader of JSON.
            return row(c, "SELECT ARRAY(SELECT jsonb_array_elements_text(ybss.booklet(?)->'lists')),"
                + " ARRAY(SELECT DISTINCT unnest(lacks) FROM ybss.quality_record WHERE kind = 'house' ORDER BY 1)", home[0]);
        });
        System.out.println("lists: " + String.join(" ", (String[]) ((Array) read[0]).getArray()));
        System.out.println("lacks: " + String.join(" ", (String[]) ((Array) read[1]).getArray()));

        refused(portal, "SELECT person_id FROM ybss.where_lives(?)", "520399196203150112");
        refused(portal, "UPDATE ybss_registry.house SET use_code = '01'");      // no ticket in this transaction

        Connection jobs = connect("night_jobs");
        refused(jobs, "CALL ybss.run_job('score')");        // autocommit is off
        jobs.setAutoCommit(true);
        row(jobs, "CALL ybss.run_job('score', ?::jsonb)", "{\"as_of\": \"2026-11-23\"}");
        System.out.println("job: done");
        jobs.close();
        portal.close();
    }
}
